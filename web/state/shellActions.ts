// What can be done on every screen: the entries of the menus, and what the keys do.
import { crosshair } from '../charts/crosshair.svelte'
import type { CurveMeasure } from '../../src'
import type { Action } from './action'
import { setMarketTimeToNow } from './marketTime'
import type { OpenDialog, Page } from './page.svelte'
import { comeAsOverlay, startLeg } from './positionsPlace'
import { SCREENS } from './screens.svelte'
import { isAtRest, resetShocks, stepShock } from './shocking'
import { isPhone } from './width'

const always = (): boolean => true
const onPayoff = (page: Page): boolean => page.place.name === 'payoff'

type Plain = Exclude<OpenDialog['kind'], 'import' | 'legAction'>
const dialog = (kind: Plain, title: string, keywords: string): Action => ({
  name: kind,
  title,
  keywords,
  run: (page) => (page.dialog = { kind }),
  isPossible: always,
})

const screens: readonly Action[] = SCREENS.map(({ name, label, about }) => ({
  name: `screen ${name}`,
  title: `Go to ${label}`,
  keywords: `screen ${about}`,
  run: (page) => page.place.go(name),
  isPossible: always,
}))

const CURVES: readonly CurveMeasure[] = ['pnl', 'value', 'delta']

const shocks: readonly Action[] = [
  {
    name: 'spot down',
    title: 'Spot 1% down',
    keywords: 'shock scenario',
    run: (page) => stepShock(page, 'spot', -1),
    isPossible: always,
  },
  {
    name: 'spot up',
    title: 'Spot 1% up',
    keywords: 'shock scenario',
    run: (page) => stepShock(page, 'spot', 1),
    isPossible: always,
  },
  {
    name: 'day back',
    title: 'One day back',
    keywords: 'shock time scenario',
    run: (page) => stepShock(page, 'days', -1),
    isPossible: always,
  },
  {
    name: 'day on',
    title: 'One day on',
    keywords: 'shock time scenario',
    run: (page) => stepShock(page, 'days', 1),
    isPossible: always,
  },
  {
    name: 'reset shocks',
    title: 'Reset shocks',
    keywords: 'scenario zero clear',
    run: resetShocks,
    isPossible: (page) => !isAtRest(page.document),
  },
]

const steps: readonly Action[] = [
  {
    name: 'undo',
    title: 'Undo',
    keywords: 'back',
    run: (page) => page.undo(),
    isPossible: (page) => page.session.canUndo,
  },
  {
    name: 'redo',
    title: 'Redo',
    keywords: 'forward again',
    run: (page) => page.redo(),
    isPossible: (page) => page.session.canRedo,
  },
]

const views: readonly Action[] = [
  {
    name: 'new leg',
    title: 'New leg',
    keywords: 'add position option future perpetual spot',
    run: (page) => void startLeg(page),
    isPossible: always,
  },
  {
    name: 'positions',
    title: 'Positions over this screen',
    keywords: 'legs groups open close',
    run: (page) => (page.shell.arePositionsOpen = !page.shell.arePositionsOpen),
    isPossible: comeAsOverlay,
  },
  {
    name: 'next greek',
    title: 'Next measure of the payoff',
    keywords: 'greek delta value pnl curve',
    run: ({ answers }) =>
      (answers.curve = CURVES[(CURVES.indexOf(answers.curve) + 1) % CURVES.length] ?? 'pnl'),
    isPossible: onPayoff,
  },
  {
    name: 'lock crosshair',
    title: 'Lock the crosshair',
    keywords: 'free price',
    run: () => crosshair.toggleLock(),
    isPossible: onPayoff,
  },
  {
    name: 'tables',
    title: 'Charts as tables',
    keywords: 'table numbers csv accessible',
    run: (page) => (page.isTable = !page.isTable),
    isPossible: always,
  },
  {
    name: 'theme',
    title: 'Dark or light',
    keywords: 'theme colour mode night',
    run: (page) => page.theme.flip(),
    isPossible: always,
  },
  {
    name: 'unit',
    title: 'Count in dollars or coins',
    keywords: 'usd coin unit currency',
    run: ({ session }) => (session.unit = session.unit === 'usd' ? 'coin' : 'usd'),
    isPossible: always,
  },
  {
    name: 'single keys',
    title: 'Single-letter keys on or off',
    keywords: 'keyboard shortcuts accessibility',
    run: (page) => {
      page.shell.setSingleKeys(!page.shell.hasSingleKeys)
      page.say(`Single-letter keys are ${page.shell.hasSingleKeys ? 'on' : 'off'}.`)
    },
    isPossible: () => !isPhone.current,
  },
]

const dialogs: readonly Action[] = [
  {
    name: 'palette',
    title: 'Search or run',
    keywords: 'palette find command',
    run: (page) => (page.dialog = { kind: 'palette' }),
    isPossible: always,
  },
  dialog('buckets', 'Greeks by bucket…', 'expiry tenor group account vega'),
  {
    ...dialog('marketChange', 'What changed with the market…', 'explain difference'),
    isPossible: (page) =>
      page.earlierMarket !== null && page.earlierMarket !== page.document.market,
  },
  dialog('market', 'Market…', 'spot rates funding volatility chain quotes smile'),
  {
    name: 'market time',
    title: 'Set market time to now',
    keywords: 'clock valuation date',
    run: setMarketTimeToNow,
    isPossible: always,
  },
  dialog('templates', 'Templates…', 'strategy gallery straddle spread condor'),
  dialog('limits', 'Limits…', 'bounds greeks'),
  dialog('settings', 'Settings…', 'model preferences venue beta keyboard'),
  dialog('keys', 'Keys…', 'shortcuts keyboard help'),
]

export const shellActions: readonly Action[] = [
  ...screens,
  ...views,
  ...shocks,
  ...steps,
  ...dialogs,
]

const byName: ReadonlyMap<string, Action> = new Map(
  shellActions.map((action) => [action.name, action]),
)

/** An action that a key or a menu names; a name that is not there is a fault of ours. */
export function actionNamed(name: string): Action {
  const action = byName.get(name)
  if (action === undefined) throw new Error(`there is no action "${name}"`)
  return action
}
