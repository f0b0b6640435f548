// Forwards of an underlying from put-call parity, with the USD rate and the coin's yield that each
// implies, beside the market's own forwards.
import { ForwardReason, SyntheticColumn } from '../../assembly/abi'
import { emptyDocument, type Document } from '../document'
import { failure, issue, success } from '../domain/issue'
import type { Market } from '../domain/market'
import { packParity } from '../packing'
import type { Analysis, Column } from './analysis'

export interface ForwardsSettings {
  readonly underlying: string
}

export interface SyntheticForward {
  readonly expiry: string
  /** USD per coin; NaN with a reason. */
  readonly forward: number
  readonly forwardError: number
  readonly discount: number
  readonly discountError: number
  /** Continuously compounded, per year: of USD, and of the coin. */
  readonly rate: number
  readonly yield: number
  /** Strikes with a call and a put. */
  readonly pairCount: number
  readonly reason: string | null
  /** The market's own. */
  readonly quoted: number
}

export interface ForwardsView {
  readonly document: Document
  readonly underlying: string
  readonly expiries: readonly SyntheticForward[]
}

const REASONS: Readonly<Record<ForwardReason, string | null>> = {
  [ForwardReason.None]: null,
  [ForwardReason.TooFewPairs]: 'fewer than two strikes have both a call and a put',
  [ForwardReason.NoForward]: 'calls less puts do not fall with the strike',
  [ForwardReason.COUNT]: null,
}

const column = (label: string, unit: string, meaning: string, formula: string): Column => ({
  label,
  unit,
  meaning,
  formula,
  source: 'H. Stoll, J. Finance 24 (1969) 801',
})

const columns: Readonly<Record<string, Column>> = {
  forward: column('Forward', 'USD', 'price for delivery at the expiry', 'C = P there'),
  forwardError: column('± F', 'USD', 'standard error of the forward', 'of the line'),
  discount: column('Discount', '1', 'USD now of 1 USD at the expiry', '-∂(C - P)/∂K'),
  discountError: column('± D', '1', 'standard error of the discount', 'of the line'),
  rate: column('Rate', 'per year', 'USD rate', '-ln(D)/T'),
  yield: column('Yield', 'per year', "the coin's own rate", 'r - ln(F/S)/T'),
}

export const forwards: Analysis<ForwardsSettings, ForwardsView> = {
  name: 'forwards',
  title: 'Forwards from put-call parity',
  kernel: 'forwards',
  columns,

  pack({ market }, { underlying }) {
    if (!(underlying in market.underlyings))
      return failure(issue('underlying', 'unknown', `${underlying} is not in the market`))
    const { expiries, inputs } = packParity(market, underlying)
    return success({
      inputs,
      outputs: [{ rows: expiries.length, columns: SyntheticColumn.COUNT }],
    })
  },

  view([table], document, { underlying }) {
    if (table === undefined) throw new Error('the forwards kernel answered no table')
    const { expiries } = packParity(document.market, underlying)
    return {
      document,
      underlying,
      expiries: expiries.map(({ expiry, forward }, at) => {
        const cell = (name: SyntheticColumn): number => table.get(name, at)
        return {
          expiry,
          forward: cell(SyntheticColumn.Forward),
          forwardError: cell(SyntheticColumn.ForwardError),
          discount: cell(SyntheticColumn.Discount),
          discountError: cell(SyntheticColumn.DiscountError),
          rate: cell(SyntheticColumn.Rate),
          yield: cell(SyntheticColumn.Yield),
          pairCount: cell(SyntheticColumn.Pairs),
          reason: REASONS[cell(SyntheticColumn.Reason) as ForwardReason],
          quoted: forward,
        }
      }),
    }
  },
}

interface Asked {
  ask<Settings, View>(
    asker: string,
    analysis: Analysis<Settings, View>,
    document: Document,
    settings: Settings,
  ): Promise<{ readonly kind: 'view'; readonly view: View } | { readonly kind: string }>
}

/** Asks an engine for the forwards of one underlying of a market; none where it has no answer. */
export const askingForwards =
  (engine: Asked) =>
  async (market: Market, underlying: string): Promise<readonly SyntheticForward[]> => {
    const document = emptyDocument(market)
    const outcome = await engine.ask(`forwards ${underlying}`, forwards, document, { underlying })
    return 'view' in outcome ? outcome.view.expiries : []
  }
