// The keys of the page, matched by character. Single characters do nothing while typing, and nothing
// at all where they are turned off.
import type { Page } from './page.svelte'
import { SCREENS } from './screens.svelte'
import { actionNamed } from './shellActions'

interface Key {
  readonly shown: string
  /** The action that it runs. */
  readonly action: string
  readonly does: string
}

const digits = SCREENS.map(({ name, label }, at): [string, Key] => [
  String(at + 1),
  { shown: String(at + 1), action: `screen ${name}`, does: label },
])

/** Single characters; the sheet of keys and the status bar read this list. */
export const keys: Readonly<Record<string, Key>> = {
  ...Object.fromEntries(digits),
  n: { shown: 'N', action: 'new leg', does: 'New leg' },
  '/': { shown: '/', action: 'palette', does: 'Search or run' },
  '[': { shown: '[', action: 'spot down', does: 'Spot 1% down' },
  ']': { shown: ']', action: 'spot up', does: 'Spot 1% up' },
  ',': { shown: ',', action: 'day back', does: 'One day back' },
  '.': { shown: '.', action: 'day on', does: 'One day on' },
  '0': { shown: '0', action: 'reset shocks', does: 'Reset shocks' },
  b: { shown: 'B', action: 'buckets', does: 'By bucket' },
  g: { shown: 'G', action: 'next greek', does: 'Next measure of the payoff' },
  l: { shown: 'L', action: 'lock crosshair', does: 'Lock the crosshair' },
  t: { shown: 'T', action: 'tables', does: 'Charts as tables' },
  p: { shown: 'P', action: 'positions', does: 'Positions' },
  m: { shown: 'M', action: 'theme', does: 'Dark or light' },
  '?': { shown: '?', action: 'keys', does: 'All keys' },
}

/** With Ctrl, or Cmd on a Mac; these work while single characters are off. */
const commands: readonly (Key & { readonly key: string; readonly withShift?: boolean })[] = [
  { key: 'k', shown: 'Ctrl K', action: 'palette', does: 'Search or run' },
  { key: 'z', shown: 'Ctrl Z', action: 'undo', does: 'Undo' },
  { key: 'z', shown: 'Ctrl Shift Z', action: 'redo', does: 'Redo', withShift: true },
]

/** A key as the sheet and the status bar show it. */
export interface ShownKey {
  readonly shown: string
  readonly does: string
}

const isPossible = (page: Page, { action }: Key): boolean => actionNamed(action).isPossible(page)

/** The single characters that work on this screen; none where they are off. */
function singleKeys(page: Page): ShownKey[] {
  if (!page.shell.hasSingleKeys) return []
  const own = page.shell.screenKeys
  const taken = new Set(own.map(({ key }) => key))
  const common = Object.entries(keys).filter(
    ([key, held]) => !taken.has(key) && (held.action === 'reset shocks' || isPossible(page, held)),
  )
  return [...common.map(([, key]) => key), ...own]
}

/** Every key that works here, for the sheet. */
export const shownKeys = (page: Page): ShownKey[] =>
  [
    ...singleKeys(page),
    ...commands,
    ['Enter', 'On a leg: open or close its editor'],
    ['↑ ↓', 'On a leg: the leg above or below. In a figure: one step (Shift ten, Alt a tenth)'],
    ['Alt ↑ ↓', 'On a leg: move it'],
    ['Delete', 'On a leg: delete it'],
    ['I', 'On a figure or a leg: what stands behind it'],
    ['Esc', 'Close the editor, restore a figure'],
  ].map((key) => (Array.isArray(key) ? { shown: key[0] ?? '', does: key[1] ?? '' } : key))

const USEFUL = ['Ctrl Z', 'N', 'T', '?', '/', 'Ctrl K', 'Ctrl Shift Z']

/** The four most useful keys here, all of them working. */
export function usefulKeys(page: Page): ShownKey[] {
  const own = page.shell.hasSingleKeys
    ? page.shell.screenKeys.filter(({ isUseful }) => isUseful === true)
    : []
  const others = [...commands.filter((key) => isPossible(page, key)), ...singleKeys(page)]
  const known = USEFUL.flatMap((shown) => others.find((key) => key.shown === shown) ?? [])
  return [...own, ...known].slice(0, 4)
}

const isIdle = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.dataset['idle'] !== undefined

/** Whether a text is being changed: then undo is the text's own. Fields mark when they are idle. */
const isChangingText = (target: EventTarget | null): boolean =>
  isTyping(target) && !(target instanceof HTMLSelectElement) && !isIdle(target)

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['range', 'checkbox'].includes(target.type)
  return target.isContentEditable || ['SELECT', 'TEXTAREA'].includes(target.tagName)
}

function commandOf(event: KeyboardEvent): Key | undefined {
  const key = event.key.toLowerCase()
  if (key === 'y') return commands.find(({ action }) => action === 'redo')
  return commands.find((one) => one.key === key && (one.withShift ?? false) === event.shiftKey)
}

function run(event: KeyboardEvent, page: Page, name: string): void {
  event.preventDefault()
  const action = actionNamed(name)
  if (action.isPossible(page)) action.run(page)
}

/** Space and Enter press the button that has the focus. */
const isForButton = ({ key, target }: KeyboardEvent): boolean =>
  (key === ' ' || key === 'Enter') &&
  target instanceof HTMLElement &&
  target.closest('button, a, summary, [role=slider], [role=option], input') !== null

export function pressed(event: KeyboardEvent, page: Page): void {
  if (event.defaultPrevented || page.dialog !== null) return
  if (event.ctrlKey || event.metaKey) {
    const command = commandOf(event)
    if (command === undefined) return
    if (command.action !== 'palette' && isChangingText(event.target)) return
    run(event, page, command.action)
    return
  }
  if (event.altKey || isTyping(event.target) || !page.shell.hasSingleKeys) return
  const character = event.key.toLowerCase()
  const own = page.shell.screenKeys.find(
    ({ key, withShift }) =>
      key === character && (withShift === undefined || withShift === event.shiftKey),
  )
  if (own !== undefined) {
    if (isForButton(event)) return
    event.preventDefault()
    own.run(page)
    return
  }
  const key = keys[character]
  if (key !== undefined) run(event, page, key.action)
}

/** Ends a run of key steps, so that the next run is an undo step of its own. */
export function released(event: KeyboardEvent, page: Page): void {
  if (['[', ']', ',', '.'].includes(event.key)) page.session.endGesture()
}
