// The one place of the page that reads a clock: to set the market's time when asked to, and to say
// how old a market is.
import { createSubscriber } from 'svelte/reactivity'
import type { Market } from '../../src'
import type { Page } from './page.svelte'

const MINUTE = 60_000

/** Runs what reads it again every minute. */
const everyMinute = createSubscriber((update) => {
  const timer = setInterval(update, MINUTE)
  return () => clearInterval(timer)
})

/** Minutes since a market was observed; NaN for a sample, whose time stands still. */
export function marketAge({ asOf, isSample }: Market): number {
  everyMinute()
  return isSample ? NaN : Math.floor((Date.now() - Date.parse(asOf)) / MINUTE)
}

export function setMarketTimeToNow(page: Page): void {
  const { market } = page.document
  const asOf = new Date().toISOString()
  page.act({ kind: 'setMarket', market: { ...market, asOf } })
}
