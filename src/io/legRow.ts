// One row of a positions file: its cells as the terms of a leg.
import type { Document } from '../document/document'
import { shown } from '../domain/schema'
import { readExpiry } from './expiryWord'
import type { LegCells } from './legCells'
import { buildLeg, type BuiltLeg, type KeptFields, type LegTerms } from './legTerms'
import { readSize } from './plainNumber'
import { KINDS, RIGHTS, STYLES, underlyingOf } from './lineWords'
import { venueInstrument } from './venueInstrument'
import { readVolatility } from './volatilityWord'

const ON: Readonly<Record<string, boolean>> = {
  '': true,
  yes: true,
  true: true,
  on: true,
  '1': true,
  no: false,
  false: false,
  off: false,
  '0': false,
}

const ROW_KINDS: Readonly<Record<string, LegTerms['kind']>> = {
  ...KINDS,
  option: 'option',
  opt: 'option',
  call: 'option',
  put: 'option',
}

function underlyingCell(cells: LegCells, named: string | null, document: Document): string {
  const text = cells.text('underlying') || named
  if (text === null || text === '') return document.settings.underlying
  const known = underlyingOf(document, text)
  if (known !== null) return known
  const names = Object.keys(document.market.underlyings).join(', ')
  cells.complain('underlying', 'unknown', `${shown(text)} is not in the market; it has ${names}`)
  return text
}

function kindCell(cells: LegCells, named: LegTerms['kind'] | null): LegTerms['kind'] | null {
  const written = cells.word('kind', ROW_KINDS)
  if (written !== null || cells.issues.some(({ path }) => path === 'kind')) return written
  if (named === null)
    cells.complain('kind', 'missing', 'a kind is missing: spot, perpetual, future or option')
  return named
}

/** The terms of a row; null with issues in `cells` when they cannot be read. */
function termsOf(cells: LegCells, document: Document): LegTerms | null {
  const name = cells.text('instrument')
  const named = name === '' ? null : venueInstrument(name)
  const size = cells.take('size', readSize(cells.text('size'), cells.notation('size')))
  const kind = kindCell(cells, named?.kind ?? null)
  const underlying = underlyingCell(cells, named?.underlying ?? null, document)
  const date = cells.text('expiry') || (named?.expiry ?? '')
  const isKnown = Object.hasOwn(document.market.underlyings, underlying)
  const expiry =
    date === '' || !isKnown
      ? null
      : cells.take('expiry', readExpiry(date, document.market, underlying))
  const strike = cells.number('strike') ?? (named?.strike ? Number(named.strike) : null)
  const kindRight = RIGHTS[cells.text('kind').toLowerCase()] ?? null
  const right = cells.word('right', RIGHTS) ?? kindRight ?? named?.right ?? null
  const volatility = volatilityCell(cells)
  const style = cells.word('style', STYLES)
  const [price, multiplier] = [cells.number('entry'), cells.number('multiplier')]
  if (size === null || kind === null || cells.issues.length > 0) return null
  return {
    kind,
    underlying,
    expiry,
    strike,
    right,
    style,
    size: size.size,
    sizeUnit: size.unit,
    multiplier: multiplier === 1 ? null : multiplier,
    volatility,
    price,
  }
}

/** A typed volatility, `smile`, or null for the chain's. */
function volatilityCell(cells: LegCells): number | 'smile' | null {
  const word = cells.text('volatility').toLowerCase()
  if (word === 'smile') return 'smile'
  if (word === '' || word === 'chain') return null
  return cells.take('volatility', readVolatility(word, cells.notation('volatility')))
}

function keptFields(
  cells: LegCells,
  document: Document,
  idOfGroup: (name: string) => string,
): KeptFields {
  const group = cells.text('group')
  const account = cells.text('account')
  const held = document.accounts.find(({ id, name }) => id === account || name === account)
  if (account !== '' && held === undefined)
    cells.complain('account', 'unknown', `there is no account ${shown(account)}`)
  if (group.length > 80)
    cells.complain('group', 'tooLong', 'a group name has at most 80 characters')
  return {
    isOn: cells.word('on', ON) ?? true,
    fees: cells.number('fees') ?? 0,
    fundingReceived: cells.number('funding') ?? 0,
    settlementPrice: cells.number('settlement'),
    note: cells.text('note'),
    ...(group === '' ? {} : { group: idOfGroup(group) }),
    ...(held === undefined ? {} : { account: held.id }),
  }
}

/**
 * Reads one row to a leg, or says what is wrong in which column; the path of an issue is the
 * column. `idOfGroup` answers the id of the group with a name.
 */
export function readLegRow(
  cells: LegCells,
  document: Document,
  id: string,
  idOfGroup: (name: string) => string,
): BuiltLeg {
  const terms = termsOf(cells, document)
  const keep = keptFields(cells, document, idOfGroup)
  if (terms === null || cells.issues.length > 0)
    return { leg: null, conversion: null, issues: cells.issues }
  const built = buildLeg(terms, document, id, keep)
  const issues = built.issues.map((met) => (met.path === 'price' ? { ...met, path: 'entry' } : met))
  return { ...built, issues }
}
