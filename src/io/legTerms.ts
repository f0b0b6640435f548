// From the terms that a person gives (typed line or file row) to a leg of the document: the rules
// that both inputs share. Nothing is guessed; what is missing is said with what is listed.
import type { Document } from '../document/document'
import { legSchema, newLeg, type Leg } from '../document/leg'
import { issue, type Issue } from '../domain/issue'
import { expiryAt } from '../domain/market'
import { parseWith } from '../domain/schema'
import { quantityUnit, type Instrument, type Style } from '../instruments'
import { chainIssues, expiryIssues, kindIssues } from './legRules'

export interface LegTerms {
  readonly kind: Instrument['kind']
  readonly underlying: string
  readonly expiry: string | null
  readonly strike: number | null
  readonly right: 'call' | 'put' | null
  /** null: the style of the chain's quotes for options, linear for the rest. */
  readonly style: Style | null
  readonly size: number
  readonly sizeUnit: 'coin' | 'usd'
  /** null: the size is not in contracts. */
  readonly multiplier: number | null
  /** Decimal; null: from the chain. */
  readonly volatility: number | 'smile' | null
  readonly price: number | null
}

/** A size typed in coins and held in USD: converted once, at the price beside it. */
export interface Conversion {
  readonly coins: number
  readonly usd: number
  readonly price: number
}

export interface BuiltLeg {
  readonly leg: Leg | null
  readonly conversion: Conversion | null
  /** The path of each names a term: `size`, `strike`, `expiry`, … */
  readonly issues: readonly Issue[]
}

const KEPT = [
  'group',
  'account',
  'isOn',
  'fees',
  'fundingReceived',
  'settlementPrice',
  'note',
] as const

/** Fields of a leg that its terms do not say; a whole leg may stand here, the rest of it is unused. */
export type KeptFields = Partial<Pick<Leg, 'id' | (typeof KEPT)[number]>>

function keptOnly(fields: KeptFields): KeptFields {
  const given = KEPT.filter((name) => fields[name] !== undefined)
  return Object.fromEntries(given.map((name) => [name, fields[name]]))
}

/** The style of an option whose style is not said: that of the quotes of its expiry, else linear. */
export function chainStyle(document: Document, underlying: string, expiry: string): Style {
  return expiryAt(document.market, underlying, expiry)?.quoteUnit === 'coin' ? 'inverse' : 'linear'
}

function instrumentOf(terms: LegTerms, document: Document): Instrument | null {
  const { kind, underlying, expiry, strike, right } = terms
  if (kind === 'spot') return { kind, underlying }
  if (kind === 'perpetual') return { kind, underlying, style: terms.style ?? 'linear' }
  if (expiry === null) return null
  if (kind === 'future') return { kind, underlying, style: terms.style ?? 'linear', expiry }
  if (strike === null || right === null) return null
  const style = terms.style ?? chainStyle(document, underlying, expiry)
  return { kind, underlying, style, expiry, strike, right }
}

/** The price at which coins become USD: the typed one, else spot or the quoted forward. */
function conversionPrice(
  instrument: Instrument,
  terms: LegTerms,
  document: Document,
): number | null {
  if (terms.price !== null) return terms.price
  const { market } = document
  if (instrument.kind === 'perpetual')
    return market.underlyings[instrument.underlying]?.spot ?? null
  if (instrument.kind !== 'future') return null
  return expiryAt(market, instrument.underlying, instrument.expiry)?.forward ?? null
}

interface Size {
  readonly quantity: number
  readonly conversion: Conversion | null
  readonly issues: readonly Issue[]
}

function sizeOf(instrument: Instrument, terms: LegTerms, document: Document): Size {
  const { size, sizeUnit, multiplier } = terms
  const isHeldInUsd = quantityUnit(instrument) === 'usd'
  if (sizeUnit === 'usd' && !isHeldInUsd)
    return {
      quantity: size,
      conversion: null,
      issues: [
        issue(
          'size',
          'unit',
          'a size in USD is for inverse perpetuals and futures: add inv, or type coins',
        ),
      ],
    }
  // Contracts of an inverse future are amounts of USD already.
  if (!isHeldInUsd || sizeUnit === 'usd' || multiplier !== null)
    return { quantity: size, conversion: null, issues: [] }
  const price = conversionPrice(instrument, terms, document)
  if (price === null || price === 0)
    return {
      quantity: size,
      conversion: null,
      issues: [
        issue(
          'price',
          'missing',
          'a size in coins needs a price here: type one, such as @ 97000, or a size in USD',
        ),
      ],
    }
  return {
    quantity: size * price,
    conversion: { coins: size, usd: size * price, price },
    issues: [],
  }
}

const TERM_OF: Readonly<Record<string, string>> = { quantity: 'size', entryPrice: 'price' }

/** The term that a path inside a leg is about: `instrument.strike` is about the strike. */
function termOf(path: string): string {
  const last = path.split('.').at(-1) ?? path
  if (path.startsWith('volatility')) return 'volatility'
  return TERM_OF[last] ?? last
}

function volatilityOf({ volatility }: LegTerms): Partial<Pick<Leg, 'volatility'>> {
  if (volatility === null) return {}
  return {
    volatility:
      volatility === 'smile' ? { source: 'smile' } : { source: 'typed', value: volatility },
  }
}

/** Builds the leg of some terms, or says what is wrong with which term. */
export function buildLeg(
  terms: LegTerms,
  document: Document,
  id: string,
  keep: KeptFields,
): BuiltLeg {
  const shape = kindIssues(terms, document)
  const instrument = instrumentOf(terms, document)
  if (instrument === null || shape.length > 0) return { leg: null, conversion: null, issues: shape }
  const size = sizeOf(instrument, terms, document)
  const past = expiryIssues(instrument, document, keep)
  const found = [
    ...size.issues,
    ...(past.length > 0 ? past : chainIssues(instrument, terms, document)),
  ]
  if (found.length > 0) return { leg: null, conversion: null, issues: found }
  const leg = newLeg(id, instrument, size.quantity, {
    group: document.groups[0]?.id ?? 'a',
    account: document.accounts[0]?.id ?? 'main',
    multiplier: terms.multiplier ?? 1,
    entryPrice: terms.price,
    ...keptOnly(keep),
    ...volatilityOf(terms),
  })
  const parsed = parseWith(legSchema, leg)
  if (parsed.ok) return { leg: parsed.value, conversion: size.conversion, issues: [] }
  const issues = parsed.issues.map((met) => ({ ...met, path: termOf(met.path) }))
  return { leg: null, conversion: null, issues }
}
