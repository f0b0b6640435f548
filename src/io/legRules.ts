// What is wrong with the terms of a leg: missing ones, needless ones, and what is not listed.
import type { Document } from '../document/document'
import { issue, type Issue } from '../domain/issue'
import { expiryAt, quoteAt } from '../domain/market'
import { dateLabel, strikeLabel, type Instrument } from '../instruments'
import { dateList, listedExpiries } from './expiryWord'
import type { KeptFields, LegTerms } from './legTerms'
import { nearestStrikes } from './nearestStrikes'

const NAMES = { spot: 'spot', perpetual: 'a perpetual', future: 'a future', option: 'an option' }

/** Terms that are missing, and terms that this kind does not have. */
export function kindIssues(terms: LegTerms, document: Document): Issue[] {
  const { kind, underlying, expiry, strike, right } = terms
  const found: Issue[] = []
  const name = NAMES[kind]
  const isDated = kind === 'future' || kind === 'option'
  const needs = (field: string, sentence: string) => found.push(issue(field, 'missing', sentence))
  const lacks = (field: string, what: string) =>
    found.push(issue(field, 'unused', `${name} has no ${what}`))
  if (isDated && expiry === null)
    needs(
      'expiry',
      `${name} needs an expiry; listed: ${dateList(listedExpiries(document.market, underlying))}`,
    )
  if (!isDated && expiry !== null) lacks('expiry', 'expiry')
  if (kind === 'option') {
    const near = expiry === null ? '' : nearestStrikes(document.market, underlying, expiry, null)
    if (strike === null) needs('strike', `an option needs a strike${near}`)
    if (right === null) needs('right', 'an option is a call or a put: add c or p')
  } else {
    if (strike !== null) lacks('strike', 'strike')
    if (right !== null) lacks('right', 'right: c and p are for options')
    if (terms.volatility !== null) lacks('volatility', 'volatility')
  }
  if (kind === 'spot' && terms.style !== null)
    lacks('style', 'settlement: inv and lin are for derivatives')
  return found
}

/** An option that takes its volatility from the chain must be in it. */
export function chainIssues(instrument: Instrument, terms: LegTerms, document: Document): Issue[] {
  if (instrument.kind !== 'option' || terms.volatility !== null) return []
  const { underlying, expiry, strike, right } = instrument
  const { market } = document
  // The leg's own parse says what is wrong with such a strike.
  if (!(strike > 0)) return []
  const date = dateLabel(expiry)
  if (expiryAt(market, underlying, expiry) === undefined)
    return [
      issue(
        'expiry',
        'notListed',
        `${date} is not a listed expiry of ${underlying}: type a volatility, such as @ 45%, or use one of ${dateList(listedExpiries(market, underlying))}`,
      ),
    ]
  const quote = quoteAt(market, underlying, expiry, strike, right)
  if (quote === undefined) {
    const near = nearestStrikes(market, underlying, expiry, strike)
    const sentence = `${strikeLabel(strike)} is not a listed strike of ${date}${near}`
    return [
      issue(
        'strike',
        'notListed',
        `${sentence}; another one needs a typed volatility, such as @ 45%`,
      ),
    ]
  }
  return quote.volatility === null
    ? [
        issue(
          'volatility',
          'missing',
          'the chain has no volatility for this option: type one, such as @ 45%',
        ),
      ]
    : []
}

/** A new leg expires after the valuation time, unless its settlement price is known. */
export function expiryIssues(
  instrument: Instrument,
  document: Document,
  keep: KeptFields,
): Issue[] {
  const { asOf } = document.market
  if (!('expiry' in instrument) || Date.parse(instrument.expiry) > Date.parse(asOf)) return []
  if ((keep.settlementPrice ?? null) !== null) return []
  const now = `${dateLabel(asOf)} ${asOf.slice(11, 16)} UTC`
  return [
    issue(
      'expiry',
      'expired',
      `${dateLabel(instrument.expiry)} is not after the market's time, ${now}: a new leg needs a later expiry`,
    ),
  ]
}
