// The keys of the page, matched by character. Single characters do nothing while typing.
import { crosshair } from '../charts/crosshair.svelte'
import type { Page } from './page.svelte'
import { SCREENS } from './screens.svelte'
import { resetShocks, stepShock } from './shocking'

export interface Key {
  readonly shown: string
  readonly does: string
  run(page: Page): void
}

const screenKeys: Readonly<Record<string, Key>> = Object.fromEntries(
  SCREENS.map(({ name, label }, i): [string, Key] => [
    String(i + 1),
    { shown: String(i + 1), does: label, run: (page) => page.place.go(name) },
  ]),
)

/** Single characters; the help dialog and the status bar read this list. */
export const keys: Readonly<Record<string, Key>> = {
  ...screenKeys,
  n: { shown: 'N', does: 'New leg', run: (page) => page.newLeg.send() },
  '[': { shown: '[', does: 'Spot 1% down', run: (page) => stepShock(page, 'spot', -1) },
  ']': { shown: ']', does: 'Spot 1% up', run: (page) => stepShock(page, 'spot', 1) },
  ',': { shown: ',', does: 'One day back', run: (page) => stepShock(page, 'days', -1) },
  '.': { shown: '.', does: 'One day on', run: (page) => stepShock(page, 'days', 1) },
  '0': { shown: '0', does: 'Reset shocks', run: resetShocks },
  b: { shown: 'B', does: 'By bucket', run: (page) => (page.dialog = { kind: 'buckets' }) },
  l: { shown: 'L', does: 'Lock the crosshair', run: () => crosshair.toggleLock() },
  t: { shown: 'T', does: 'Charts as tables', run: (page) => (page.isTable = !page.isTable) },
  m: { shown: 'M', does: 'Dark or light', run: (page) => page.theme.flip() },
  '?': { shown: '?', does: 'All keys', run: (page) => (page.dialog = { kind: 'keys' }) },
}

/** Keys that work on a focused row or field, for the help dialog. */
export const otherKeys: readonly (readonly [string, string])[] = [
  ['Ctrl Z', 'Undo'],
  ['Ctrl Shift Z', 'Redo'],
  ['Enter', 'On a leg: open or close its editor'],
  ['↑ ↓', 'On a leg: the leg above or below. In a figure: one step (Shift ten, Alt a tenth)'],
  ['Alt ↑ ↓', 'On a leg: move it'],
  ['Delete', 'On a leg: delete it'],
  ['Esc', 'Close the editor, restore a figure'],
  ['J', 'On Scenarios: the next event'],
  ['X', 'On Scenarios: swap the axes of the matrix'],
  ['Space', 'On Scenarios: play the path, stop it'],
  ['← →', 'On the path: one step (Shift: the next sourced point)'],
]

/** Whether a text is being changed: then undo is the text's own. Fields mark when they are idle. */
function isChangingText(target: EventTarget | null): boolean {
  return isTyping(target) && !(target instanceof HTMLSelectElement) && !isIdle(target)
}

const isIdle = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.dataset['idle'] !== undefined

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['range', 'checkbox'].includes(target.type)
  return target.isContentEditable || ['SELECT', 'TEXTAREA'].includes(target.tagName)
}

/** Whether a key is one of the page's own: no text is typed, no other key is held. */
export const isPlainKey = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !(event.ctrlKey || event.metaKey || event.altKey) &&
  !isTyping(event.target)

export function pressed(event: KeyboardEvent, page: Page): void {
  if (event.defaultPrevented || page.dialog !== null) return
  const isCommand = event.ctrlKey || event.metaKey
  if (isCommand) {
    const isUndo = event.key.toLowerCase() === 'z'
    if ((!isUndo && event.key.toLowerCase() !== 'y') || isChangingText(event.target)) return
    event.preventDefault()
    if (isUndo && !event.shiftKey) page.undo()
    else page.redo()
    return
  }
  if (event.altKey || isTyping(event.target)) return
  const name = event.key.toLowerCase()
  const key = page.screenKeys[name] ?? keys[name]
  if (key === undefined) return
  event.preventDefault()
  key.run(page)
}

/** Ends a run of key steps, so that the next run is an undo step of its own. */
export function released(event: KeyboardEvent, page: Page): void {
  if (['[', ']', ',', '.'].includes(event.key)) page.session.endGesture()
}
