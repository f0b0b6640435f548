// The expiries of one market as a book asks for them: each is read once, however many legs have it.
import { expiryAt, fittedAfter, type Expiry, type Market } from './market'
import { yearsBetween } from './units'

/** An instant as a market sees it. */
export interface Due {
  readonly underlying: string
  readonly expiry: string
  /** From the valuation time; not above 0 once it is past. */
  readonly years: number
  /** What the market lists there. */
  readonly listed: Expiry | undefined
}

interface Page {
  readonly dues: Map<string, Due>
  readonly hasSmile: boolean
}

export class Calendar {
  private readonly pages = new Map<string, Page>()

  constructor(readonly market: Market) {}

  /** An expiry of an underlying, listed or not. */
  at(underlying: string, expiry: string): Due {
    const { dues } = this.pageOf(underlying)
    const known = dues.get(expiry)
    if (known !== undefined) return known
    const { market } = this
    const years = yearsBetween(market.asOf, expiry)
    const due = { underlying, expiry, years, listed: expiryAt(market, underlying, expiry) }
    dues.set(expiry, due)
    return due
  }

  /** Whether a smile is fitted to an expiry still to come. */
  hasSmile(underlying: string): boolean {
    return this.pageOf(underlying).hasSmile
  }

  private pageOf(underlying: string): Page {
    const known = this.pages.get(underlying)
    if (known !== undefined) return known
    const hasSmile = fittedAfter(this.market, underlying).length > 0
    const page: Page = { dues: new Map(), hasSmile }
    this.pages.set(underlying, page)
    return page
  }
}
