// The strip of tiles: net figures in desk units against their limits. One underlying: in its coin,
// limits per underlying. Several: totals in USD (delta per 1 %, gamma its change per 1 %), with the
// picked coin's figure beside.
import { perDay, perPercent, perPoint, type PageUnit, type Unit } from '../domain/units'
import type { Document, Limited } from '../document'
import type { BookFigures } from './figures'
import type { BookRows } from './greeks'
import { spotsOf } from './positions'
import type { Pair, Tile } from './views'

interface Desk {
  readonly key: Limited
  readonly label: string
  readonly usd: Unit
  readonly coin: Unit
  /** Canonical to desk: in USD for all but delta and gamma, which are in coin. */
  desk(figures: BookFigures, spot: number): number
}

const desks: readonly Desk[] = [
  { key: 'delta', label: 'Delta', usd: 'usdPerPercent', coin: 'coin', desk: ({ delta }) => delta },
  {
    key: 'gamma',
    label: 'Gamma',
    usd: 'usdPerPercent',
    coin: 'coinPerPercent',
    desk: ({ gamma }, spot) => gamma * spot * perPercent,
  },
  {
    key: 'vega',
    label: 'Vega',
    usd: 'usdPerPoint',
    coin: 'coinPerPoint',
    desk: ({ vega }) => vega * perPoint,
  },
  {
    key: 'theta',
    label: 'Theta',
    usd: 'usdPerDay',
    coin: 'coinPerDay',
    desk: ({ theta }) => theta * perDay,
  },
  {
    key: 'rho',
    label: 'Rho',
    usd: 'usdPerPercent',
    coin: 'coinPerPercent',
    desk: ({ rho }) => rho * perPercent,
  },
  {
    key: 'funding',
    label: 'Funding',
    usd: 'usdPerDay',
    coin: 'coinPerDay',
    desk: ({ funding }) => funding * perDay,
  },
]

const isInCoin = (key: Limited): boolean => key === 'delta' || key === 'gamma'

/** Underlyings that the book holds, the picked one always among them. */
export function heldBy(document: Document): readonly string[] {
  const held = new Set(document.legs.map((leg) => leg.instrument.underlying))
  return [...held.add(document.settings.underlying)]
}

export function tilesOf(document: Document, rows: BookRows, unit: PageUnit): readonly Tile[] {
  const held = heldBy(document)
  return [
    valueTile(document, rows, unit),
    ...desks.map((desk) =>
      held.length > 1 ? totalTile(desk, document, rows, unit) : ownTile(desk, document, rows, unit),
    ),
  ]
}

function valueTile(document: Document, { book }: BookRows, unit: PageUnit): Tile {
  const spot = spotsOf(document, document.settings.underlying)
  const inUsd = unit === 'usd'
  const coins = book.base.value / spot.base
  return {
    key: 'value',
    label: 'Net value',
    unit: inUsd ? 'usd' : 'coin',
    base: inUsd ? book.base.value : coins,
    scenario: inUsd ? book.scenario.value : book.scenario.value / spot.scenario,
    limit: null,
    use: null,
    scenarioUse: null,
    aside: inUsd ? { value: coins, unit: 'coin' } : { value: book.base.value, unit: 'usd' },
    of: null,
    others: [],
  }
}

function withLimit(
  desk: Desk,
  document: Document,
  rows: BookRows,
  of: string | null,
): Pick<Tile, 'limit' | 'use' | 'scenarioUse' | 'of' | 'others'> {
  const used = document.limits
    .filter(({ greek }) => greek === desk.key)
    .map(({ underlying, bound }) => {
      const figures = limitedFigures(desk, document, rows, underlying)
      return {
        of: underlying,
        bound,
        use: Math.abs(figures.base) / bound,
        scenarioUse: Math.abs(figures.scenario) / bound,
      }
    })
  const own = used.find((limit) => limit.of === of)
  return {
    limit: own?.bound ?? null,
    use: own?.use ?? null,
    scenarioUse: own?.scenarioUse ?? null,
    of,
    others: used
      .filter((limit) => limit.of !== of)
      .map(({ of: name, use, scenarioUse }) => ({ of: name, use, scenarioUse }))
      .sort((a, b) => b.use - a.use),
  }
}

/** What a limit bounds: an underlying's own figure, or the total over all in USD. */
function limitedFigures(
  desk: Desk,
  document: Document,
  rows: BookRows,
  of: string | null,
): Pair<number> {
  const figure = (state: 'base' | 'scenario'): number =>
    of === null ? totalOf(desk, document, rows, state) : ownOf(desk, document, rows, of, state)
  return { base: figure('base'), scenario: figure('scenario') }
}

function ownOf(
  desk: Desk,
  document: Document,
  rows: BookRows,
  of: string,
  state: 'base' | 'scenario',
): number {
  const figures = rows.underlyings.get(of)
  return figures === undefined ? 0 : desk.desk(figures[state], spotsOf(document, of)[state])
}

/** USD over all underlyings: delta per 1 %, gamma the change of that per 1 %, the rest as they are. */
function totalOf(
  desk: Desk,
  document: Document,
  rows: BookRows,
  state: 'base' | 'scenario',
): number {
  return heldBy(document).reduce((total, name) => {
    const own = ownOf(desk, document, rows, name, state)
    return total + (isInCoin(desk.key) ? own * spotsOf(document, name)[state] * perPercent : own)
  }, 0)
}

/** One underlying: its own figure. Delta and gamma are in coin whatever the page's unit. */
function ownTile(desk: Desk, document: Document, rows: BookRows, unit: PageUnit): Tile {
  const { underlying } = document.settings
  const { base, scenario } = limitedFigures(desk, document, rows, underlying)
  const limited = withLimit(desk, document, rows, underlying)
  const tile = { key: desk.key, label: desk.label, aside: null, ...limited }
  if (isInCoin(desk.key) || unit === 'usd')
    return { ...tile, unit: isInCoin(desk.key) ? desk.coin : desk.usd, base, scenario }
  return { ...tile, unit: desk.coin, ...inCoins({ base, scenario }, limited.limit, document) }
}

/** USD figures in coins of the picked underlying, each at the spot of its state; the limit at today's. */
function inCoins(
  figures: Pair<number>,
  limit: number | null,
  document: Document,
): Pair<number> & { readonly limit: number | null } {
  const spot = spotsOf(document, document.settings.underlying)
  return {
    base: figures.base / spot.base,
    scenario: figures.scenario / spot.scenario,
    limit: limit === null ? null : limit / spot.base,
  }
}

/** Several underlyings: the total in USD, the picked coin's own figure beside. */
function totalTile(desk: Desk, document: Document, rows: BookRows, unit: PageUnit): Tile {
  const total = limitedFigures(desk, document, rows, null)
  const limited = withLimit(desk, document, rows, null)
  const aside = {
    value: ownOf(desk, document, rows, document.settings.underlying, 'base'),
    unit: isInCoin(desk.key) ? desk.coin : desk.usd,
  }
  const tile = { key: desk.key, label: desk.label, aside, ...limited }
  if (unit === 'usd') return { ...tile, unit: desk.usd, ...total }
  return {
    ...tile,
    unit: desk.key === 'delta' ? 'coinPerPercent' : desk.coin,
    ...inCoins(total, limited.limit, document),
  }
}

/** A tile's figure less that of the same tile of another book; null where they count differently. */
export function differenceOf(tile: Tile, others: readonly Tile[]): number | null {
  const other = others.find(({ key }) => key === tile.key)
  return other?.unit === tile.unit ? tile.base - other.base : null
}

/** A leg's part of a tile of the book, in the tile's unit: the parts add up to the figure. */
export function tilePart(
  document: Document,
  key: Tile['key'],
  figures: BookFigures,
  underlying: string,
  unit: PageUnit,
): number {
  const picked = spotsOf(document, document.settings.underlying).base
  const inUnit = (usd: number): number => (unit === 'usd' ? usd : usd / picked)
  if (key === 'value') return inUnit(figures.value)
  const desk = desks.find((one) => one.key === key)
  const spot = spotsOf(document, underlying).base
  const own = desk?.desk(figures, spot) ?? NaN
  if (!isInCoin(key)) return inUnit(own)
  return heldBy(document).length > 1 ? inUnit(own * spot * perPercent) : own
}
