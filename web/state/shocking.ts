// Shock steps from the keyboard: spot and time by one step, all of them back to zero.
import { restShocks, SHOCK_NAMES, shocks, type Document, type ShockName } from '../../src'
import type { Page } from './page.svelte'
import { stepped } from '../controls/stepping'

export function stepShock(page: Page, name: ShockName, count: number): void {
  const { step, lowest, highest } = shocks[name]
  const value = stepped(page.document.shocks[name], count, step, [lowest, highest])
  page.edit({ kind: 'setShocks', shocks: { [name]: value } }, `key-${name}`)
}

/** Whether the scenario is the market as it is. */
export const isAtRest = ({ shocks: values }: Document): boolean =>
  SHOCK_NAMES.every((name) => values[name] === 0) &&
  values.smile === undefined &&
  values.basis === undefined &&
  values.spots === undefined

export function resetShocks(page: Page): void {
  page.session.endGesture()
  page.edit({ kind: 'setShocks', shocks: restShocks })
}
