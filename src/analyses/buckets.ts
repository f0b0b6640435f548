// The book's greeks taken apart by underlying, expiry, group or account: the same figures, summed by
// the core over the legs of each bucket, so that every column adds up to the net one.
import { expiryOf } from '../instruments'
import {
  DAYS_PER_YEAR,
  perDay,
  perPercent,
  perPoint,
  yearsBetween,
  type Unit,
} from '../domain/units'
import type { Document, Leg } from '../document'
import { packBook } from '../packing'
import type { Analysis, Column } from './analysis'
import { bookColumns, greekColumns, type BookFigures, type BookName } from './figures'
import { greeks, readRows } from './greeks'
import type { NotValued, Pair } from './views'

export const BUCKET_KINDS = ['underlying', 'tenor', 'expiry', 'group', 'account'] as const
export type BucketKind = (typeof BUCKET_KINDS)[number]

export interface BucketsSettings {
  readonly by: BucketKind
}

const DESK = {
  value: ['value', 'Value', 'usd', 1],
  delta: ['usdDelta', 'Delta', 'usdPerPercent', perPercent],
  gamma: ['usdGamma', 'Gamma', 'usdPerPercent', perPercent * perPercent],
  vega: ['vega', 'Vega', 'usdPerPoint', perPoint],
  tenorVega: ['tenorVega', 'Vega, 30 days', 'usdPerPoint', perPoint],
  theta: ['theta', 'Theta', 'usdPerDay', perDay],
  rho: ['rho', 'Rho', 'usdPerPercent', perPercent],
  funding: ['funding', 'Funding', 'usdPerDay', perDay],
} as const satisfies Readonly<Record<string, readonly [BookName, string, Unit, number]>>

export type BucketFigure = keyof typeof DESK
export const BUCKET_FIGURES = Object.keys(DESK) as readonly BucketFigure[]

export interface Bucket {
  readonly key: string
  readonly label: string
  readonly legCount: number
  /** In the units of `units`. */
  readonly figures: Readonly<Record<BucketFigure, Pair<number>>>
  /** All figures in canonical units; coins of several underlyings in one bucket do not add. */
  readonly all: Pair<BookFigures>
}

export interface BucketsView {
  readonly document: Document
  readonly by: BucketKind
  readonly units: Readonly<Record<BucketFigure, Unit>>
  /** Those that hold a leg which is switched on, in their own order. */
  readonly buckets: readonly Bucket[]
  readonly net: Bucket
  readonly notValued: readonly NotValued[]
}

interface Place {
  readonly id: string
  readonly name: string
}

const NEVER: Place = { id: 'never', name: 'No expiry' }
const PAST: Place = { id: 'past', name: 'Expired' }
const SHORT: Place = { id: 'short', name: 'Under 30 days' }
const MIDDLE: Place = { id: 'middle', name: '30 to 90 days' }
const LONG: Place = { id: 'long', name: 'Over 90 days' }

function tenorOf(leg: Leg, { market }: Document): Place {
  const expiry = expiryOf(leg.instrument)
  if (expiry === null) return NEVER
  const days = yearsBetween(market.asOf, expiry) * DAYS_PER_YEAR
  if (days <= 0) return PAST
  if (days < 30) return SHORT
  return days <= 90 ? MIDDLE : LONG
}

const named = (places: readonly Place[], id: string): Place =>
  places.find((place) => place.id === id) ?? { id, name: id }

function placeOf(leg: Leg, document: Document, by: BucketKind): Place {
  const { underlying } = leg.instrument
  switch (by) {
    case 'underlying':
      return { id: underlying, name: underlying }
    case 'tenor':
      return tenorOf(leg, document)
    case 'expiry': {
      const expiry = expiryOf(leg.instrument)
      return expiry === null ? NEVER : { id: expiry, name: expiry }
    }
    case 'group':
      return named(document.groups, leg.group)
    case 'account':
      return named(document.accounts, leg.account)
  }
}

/** Buckets in the order that a reader expects them in. */
function ordered(places: readonly Place[], document: Document, by: BucketKind): readonly Place[] {
  const orders: Readonly<Record<BucketKind, readonly string[]>> = {
    underlying: Object.keys(document.market.underlyings),
    tenor: [PAST, SHORT, MIDDLE, LONG, NEVER].map(({ id }) => id),
    // Instants of one form: their order as texts is that in time.
    expiry: [...places.map(({ id }) => id).filter((id) => id !== NEVER.id)].sort().concat(NEVER.id),
    group: document.groups.map(({ id }) => id),
    account: document.accounts.map(({ id }) => id),
  }
  const order = orders[by]
  return [...places].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

/** The document with its buckets in the place of its groups: the core sums by group. */
function regrouped(document: Document, by: BucketKind): Document {
  const places = new Map<string, Place>()
  const legs = document.legs.map((leg) => {
    const place = placeOf(leg, document, by)
    if (leg.isOn) places.set(place.id, place)
    return { ...leg, group: place.id }
  })
  return {
    ...document,
    legs: legs.filter(({ group }) => places.has(group)),
    groups: ordered([...places.values()], document, by),
  }
}

function bucketOf({ id, name }: Place, legCount: number, all: Pair<BookFigures>): Bucket {
  const figures = Object.fromEntries(
    BUCKET_FIGURES.map((figure) => {
      const [from, , , factor] = DESK[figure]
      return [figure, { base: all.base[from] * factor, scenario: all.scenario[from] * factor }]
    }),
  ) as Bucket['figures']
  return { key: id, label: name, legCount, figures, all }
}

const units = Object.fromEntries(
  BUCKET_FIGURES.map((figure) => [figure, DESK[figure][2]]),
) as BucketsView['units']

const texts = {
  usd: 'USD',
  usdPerPercent: 'USD per 1 %',
  usdPerPoint: 'USD per point of volatility',
  usdPerDay: 'USD per day',
} as const

const columns: Readonly<Record<string, Column>> = Object.fromEntries(
  BUCKET_FIGURES.map((figure) => {
    const [from, label, unit] = DESK[figure]
    return [figure, { ...{ ...greekColumns, ...bookColumns }[from], label, unit: texts[unit] }]
  }),
)

export const buckets: Analysis<BucketsSettings, BucketsView> = {
  name: 'buckets',
  title: 'Greeks by bucket',
  kernel: 'greeks',
  columns,

  pack(document, { by }) {
    return greeks.pack(regrouped(document, by), { unit: 'usd' })
  },

  view([table], document, { by }) {
    if (table === undefined) throw new Error('the greeks kernel answered no table')
    const regroup = regrouped(document, by)
    const { order, underlyingNames, left } = packBook(regroup)
    const rows = readRows(table, regroup, underlyingNames, order)
    const counted = order.filter(({ isOn }) => isOn)
    return {
      document,
      by,
      units,
      buckets: regroup.groups.flatMap((place) => {
        const figures = rows.groups.get(place.id)
        const legCount = counted.filter(({ group }) => group === place.id).length
        return figures === undefined || legCount === 0 ? [] : [bucketOf(place, legCount, figures)]
      }),
      net: bucketOf({ id: 'net', name: 'Net' }, counted.length, rows.book),
      notValued: left,
    }
  },
}
