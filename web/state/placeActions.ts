// Places to go to: groups and legs of the book, and choices of its settings.
import { labelOf, quantityUnit, sizeOf, type Leg, type Settings } from '../../src'
import type { Action } from './action'
import { figure } from '../format/figure'
import type { Page } from './page.svelte'
import { showLeg } from './positionsPlace'

const sizeText = (leg: Leg): string =>
  figure(sizeOf(leg), quantityUnit(leg.instrument), { signed: true, compact: true })

export const legPlaces = ({ document }: Page): Action[] =>
  document.legs.map((leg) => ({
    name: `leg ${leg.id}`,
    title: `${sizeText(leg)} ${labelOf(leg.instrument)}`,
    keywords: `leg edit position ${document.groups.find(({ id }) => id === leg.group)?.name ?? ''} ${leg.note}`,
    run: (page) => void showLeg(page, leg.id),
    isPossible: () => true,
  }))

export const groupPlaces = ({ document }: Page): Action[] =>
  document.groups.flatMap(({ id, name }) => {
    const legs = document.legs.filter(({ group }) => group === id)
    const [first] = legs
    if (first === undefined) return []
    const ids = legs.map((leg) => leg.id)
    const areOn = legs.some(({ isOn }) => isOn)
    return [
      {
        name: `group ${id}`,
        title: `Group ${name}`,
        keywords: 'strategy legs go',
        run: (page: Page) => void showLeg(page, first.id),
        isPossible: () => true,
      },
      {
        name: `switch ${id}`,
        title: `Switch ${areOn ? 'off' : 'on'} group ${name}`,
        keywords: 'strategy count legs',
        run: (page: Page) => void page.act({ kind: 'switchLegs', ids, isOn: !areOn }),
        isPossible: () => true,
      },
    ]
  })

interface Choice {
  readonly title: string
  readonly settings: Partial<Settings>
}

const choices: readonly Choice[] = [
  { title: 'P&L from now', settings: { pnlFrom: 'now' } },
  { title: 'P&L from entry', settings: { pnlFrom: 'entry' } },
  { title: 'Coin-settled legs by value', settings: { coinLegs: 'value' } },
  { title: 'Coin-settled legs by coin profit', settings: { coinLegs: 'coinProfit' } },
  { title: 'Volatility by sticky strike', settings: { smileRule: 'stickyStrike' } },
  { title: 'Volatility by sticky moneyness', settings: { smileRule: 'stickyMoneyness' } },
  { title: 'Volatility by sticky delta', settings: { smileRule: 'stickyDelta' } },
  { title: 'Other coins move the same percent', settings: { others: 'same' } },
  { title: 'Other coins stay', settings: { others: 'stay' } },
  { title: 'Other coins move by beta', settings: { others: 'beta' } },
]

const isChosen = (page: Page, wanted: Partial<Settings>): boolean =>
  Object.entries(wanted).every(
    ([key, value]) => page.document.settings[key as keyof Settings] === value,
  )

export const settingChoices = ({ document }: Page): Action[] => [
  ...choices.map(({ title, settings }) => ({
    name: `setting ${title}`,
    title,
    keywords: 'setting model',
    run: (page: Page) => void page.act({ kind: 'setSettings', settings }),
    isPossible: (page: Page) => !isChosen(page, settings),
  })),
  ...Object.keys(document.market.underlyings).map((underlying) => ({
    name: `chart ${underlying}`,
    title: `Chart ${underlying}`,
    keywords: 'coin underlying',
    run: (page: Page) => void page.act({ kind: 'setSettings', settings: { underlying } }),
    isPossible: (page: Page) => page.document.settings.underlying !== underlying,
  })),
]
