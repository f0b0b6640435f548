// The Document: everything that a user can save, undo or share. Immutable and valid by
// construction: `parseDocument` is the only way in, `edit.ts` the only way to the next one.
import * as v from 'valibot'
import { Calendar } from '../domain/calendar'
import { issue, failure, success, warning, type Issue, type Result } from '../domain/issue'
import {
  marketSchema,
  parseMarket,
  quoteIn,
  repeats,
  type Frozen,
  type Market,
} from '../domain/market'
import { parseWith, shown, text } from '../domain/schema'
import { expiryOf } from '../instruments'
import { noShocks, shocksSchema } from '../shocks'
import { accountSchema, groupSchema } from './account'
import { legSchema, type Leg } from './leg'
import { migrate } from './migrate'
import { scenariosSchema } from './scenario'
import { defaultSettings, limitSchema, settingsSchema } from './settings'

export const FORMAT = 'netgreek'
export const VERSION = 1

export const documentSchema = v.strictObject({
  format: v.literal(FORMAT, ({ input }) => `${shown(input)} is not "${FORMAT}"`),
  version: v.literal(VERSION, ({ input }) => `${shown(input)} is not the number ${VERSION}`),
  name: text('a name', 80),
  market: marketSchema,
  accounts: v.array(accountSchema),
  groups: v.array(groupSchema),
  legs: v.pipe(v.array(legSchema), v.maxLength(100_000, 'a book holds at most 100,000 legs')),
  shocks: shocksSchema,
  limits: v.array(limitSchema),
  settings: settingsSchema,
  /** The user's own scenarios; left out while there are none. */
  scenarios: v.optional(scenariosSchema),
})

export type Document = Frozen<v.InferOutput<typeof documentSchema>>

function repeated(items: readonly { readonly id: string }[], path: string, what: string): Issue[] {
  return repeats(items, ({ id }) => id).map((at) =>
    issue(
      `${path}[${at}].id`,
      'repeated',
      `${what} "${items[at]?.id ?? ''}" stands twice; give each its own id`,
    ),
  )
}

interface Names {
  readonly groups: ReadonlySet<string>
  readonly accounts: ReadonlySet<string>
}

const namesOf = ({ groups, accounts }: Document): Names => ({
  groups: new Set(groups.map(({ id }) => id)),
  accounts: new Set(accounts.map(({ id }) => id)),
})

/** What is wrong with a leg inside its document: unknown names, missing volatility. */
export function legIssues(
  leg: Leg,
  at: number,
  document: Document,
  { groups, accounts }: Names = namesOf(document),
): Issue[] {
  const path = `legs[${at}]`
  const found: Issue[] = []
  const { underlying } = leg.instrument
  if (!(underlying in document.market.underlyings))
    found.push(
      issue(
        `${path}.instrument.underlying`,
        'unknown',
        `${underlying} is not in the market; it has ${Object.keys(document.market.underlyings).join(', ') || 'no underlyings'}`,
      ),
    )
  if (!groups.has(leg.group))
    found.push(issue(`${path}.group`, 'unknown', `there is no group "${leg.group}"`))
  if (!accounts.has(leg.account))
    found.push(issue(`${path}.account`, 'unknown', `there is no account "${leg.account}"`))
  const isOption = leg.instrument.kind === 'option'
  if (isOption && leg.volatility === null)
    found.push(
      issue(
        `${path}.volatility`,
        'missing',
        'an option needs a volatility: from the chain, from the smile or typed',
      ),
    )
  if (!isOption && leg.volatility !== null)
    found.push(issue(`${path}.volatility`, 'unused', 'only an option has a volatility: use null'))
  return found
}

/** Why a leg cannot be valued in a market, or null. The document stays valid. */
export function notValued(leg: Leg, calendar: Calendar): string | null {
  const { instrument } = leg
  const expiry = expiryOf(instrument)
  if (expiry === null) return null
  const due = calendar.at(instrument.underlying, expiry)
  if (due.years <= 0)
    return leg.settlementPrice === null
      ? `expired ${expiry.slice(0, 16).replace('T', ' ')} UTC: type its settlement price`
      : null
  if (instrument.kind !== 'option') return null
  if (leg.volatility?.source === 'smile' && !calendar.hasSmile(instrument.underlying))
    return `no smile is fitted for ${instrument.underlying}: fit one or type a volatility`
  if (leg.volatility?.source === 'chain') {
    const quote = quoteIn(due.listed, instrument.strike, instrument.right)
    if (quote === undefined) return 'this strike and expiry are not in the chain: type a volatility'
    if (quote.volatility === null) return 'the chain has no volatility for this option: type one'
  }
  return null
}

/** Scenarios whose name stands already. */
export const scenarioIssues = (scenarios: readonly { readonly name: string }[]): Issue[] =>
  repeats(scenarios, ({ name }) => name).map((at) =>
    issue(
      `scenarios[${at}].name`,
      'repeated',
      `there is a scenario "${scenarios[at]?.name ?? ''}" already; give each its own name`,
    ),
  )

function crossIssues(document: Document): Issue[] {
  const names = namesOf(document)
  return [
    ...repeated(document.legs, 'legs', 'leg'),
    ...repeated(document.groups, 'groups', 'group'),
    ...repeated(document.accounts, 'accounts', 'account'),
    ...scenarioIssues(document.scenarios ?? []),
    ...document.legs.flatMap((leg, at) => legIssues(leg, at, document, names)),
    ...(document.settings.underlying in document.market.underlyings
      ? []
      : [
          issue(
            'settings.underlying',
            'unknown',
            `${document.settings.underlying} is not in the market`,
          ),
        ]),
  ].slice(0, 100)
}

/** Parses a whole document of any known version; warnings name legs that cannot be valued. */
export function parseDocument(input: unknown): Result<Document> {
  const current = migrate(input)
  if (!current.ok) return current
  const parsed = parseWith(documentSchema, current.value)
  if (!parsed.ok) return parsed
  const market = parseMarket(parsed.value.market)
  if (!market.ok) return market
  const document: Document = { ...parsed.value, market: market.value }
  const found = crossIssues(document)
  if (found.length > 0) return failure(...found)
  const calendar = new Calendar(document.market)
  return success(
    document,
    document.legs.flatMap((leg, at) => {
      const reason = notValued(leg, calendar)
      return reason === null ? [] : [warning(`legs[${at}]`, 'notValued', reason)]
    }),
  )
}

/** A document with a market and no legs. */
export function emptyDocument(market: Market, name = 'New book'): Document {
  const [first = 'BTC'] = Object.keys(market.underlyings)
  return {
    format: FORMAT,
    version: VERSION,
    name,
    market,
    accounts: [{ id: 'main', name: 'Main account', venue: 'generic' }],
    groups: [{ id: 'a', name: 'Positions' }],
    legs: [],
    shocks: noShocks,
    limits: [],
    settings: defaultSettings(first),
  }
}

/** Spot of the underlying whose price is the axis and whose coin is the coin unit. */
export const pickedSpot = (document: Document): number =>
  document.market.underlyings[document.settings.underlying]?.spot ?? NaN
