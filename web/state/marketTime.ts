// The one place of the page that reads a clock, and only when asked to.
import type { Page } from './page.svelte'

export function setMarketTimeToNow(page: Page): void {
  const { market } = page.document
  const asOf = new Date().toISOString()
  page.act({ kind: 'setMarket', market: { ...market, asOf } })
}
