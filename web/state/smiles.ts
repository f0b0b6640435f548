// Smiles from the market's quotes: every underlying fitted by the engine, stored as one step.
import {
  smileFit,
  withSmiles,
  type Document,
  type Engine,
  type Market,
  type SmileFitView,
} from '../../src'
import type { Page } from './page.svelte'

/** The fits behind the smiles of a market, as long as it stands. */
export interface HeldFits {
  readonly market: Market
  readonly views: readonly SmileFitView[]
}

async function fitAll(engine: Engine, document: Document): Promise<readonly SmileFitView[]> {
  const names = Object.entries(document.market.underlyings)
    .filter(([, { expiries }]) => expiries.some(({ quotes }) => quotes.length > 0))
    .map(([name]) => name)
  const outcomes = await Promise.all(
    names.map((underlying) =>
      engine.ask(`smileFit ${underlying}`, smileFit, document, { underlying }),
    ),
  )
  return outcomes.flatMap((outcome) => (outcome.kind === 'view' ? [outcome.view] : []))
}

/** The market with every fitted smile; an expiry without a fit has none. */
const fitted = (market: Market, views: readonly SmileFitView[]): Market =>
  views.reduce(
    (held, { underlying, expiries }) =>
      withSmiles(held, underlying, new Map(expiries.map(({ expiry, smile }) => [expiry, smile]))),
    market,
  )

/** Fits and stores; answers what is wrong, or nothing. */
export async function fitSmiles(page: Page): Promise<string> {
  const { document } = page
  try {
    const views = await fitAll(page.engine, document)
    if (views.length === 0) return 'This market lists no quotes to fit a smile to.'
    if (page.document.market !== document.market) return 'The market changed meanwhile: fit again.'
    page.session.endGesture()
    const market = fitted(document.market, views)
    const [wrong] = page.edit({ kind: 'setMarket', market })
    if (wrong !== undefined) return `Not stored: ${wrong.message}.`
    page.fits = { market: page.document.market, views }
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
