// An episode put to a book: the shocks of its joint move and of the steps of its path, or why it has
// none here. Levels that were reached become changes from the book's own (docs/methods/scenarios.md).
import type { Document } from '../document'
import { failure, issue, success, type Result } from '../domain/issue'
import { parseWith } from '../domain/schema'
import { MILLISECONDS_PER_DAY } from '../domain/units'
import {
  pathTimes,
  readPath,
  type Episode,
  type EpisodePath,
  type Given,
  type OwnLevels,
} from '../scenarios'
import { noShocks, noSmileShock, shocksSchema, type Shocks } from '../shocks'
import { ownLevels } from './ownLevels'
import type { StressState } from './stress'

/** What the 30-day level says of other tenors: a shift weighs (30/d)^power. Ours, as margin rules have it. */
const TENORS = { ...noSmileShock, tenorPower: 0.3, longTenorPower: 0.13 }

const NEVER_ALTS = ['BTC', 'ETH', 'USDC', 'USDT', 'DAI', 'FRAX', 'USDD', 'USDe', 'UST']

/** Underlyings of the legs that count; all of the market where no leg does. */
function heldBy({ legs, market }: Document): readonly string[] {
  const held = legs.filter(({ isOn }) => isOn).map(({ instrument }) => instrument.underlying)
  return held.length === 0 ? Object.keys(market.underlyings) : [...new Set(held)]
}

function moveOf({ spots, alts }: Episode, underlying: string): Given | undefined {
  const own = Object.hasOwn(spots, underlying) ? spots[underlying] : undefined
  return own ?? (NEVER_ALTS.includes(underlying) ? undefined : alts)
}

/** Levels are those of BTC, so they are compared with BTC's where the market has it. */
function levelsOf(document: Document): OwnLevels {
  const { market, settings } = document
  return ownLevels(document, 'BTC' in market.underlyings ? 'BTC' : settings.underlying)
}

const changeOf = (given: Given | undefined, own: number): number =>
  given === undefined || Number.isNaN(own) ? 0 : given.value - own

/** Spot moves as shocks: the picked underlying by `spot`, the others by themselves. */
function spotShocks(
  { market, settings }: Document,
  moves: Readonly<Record<string, number>>,
): Pick<Shocks, 'spot' | 'spots'> {
  const others = Object.entries(moves).filter(
    ([name]) => name !== settings.underlying && name in market.underlyings,
  )
  const spot = moves[settings.underlying] ?? 0
  return others.length === 0 ? { spot } : { spot, spots: Object.fromEntries(others) }
}

const volatilityShocks = (volatility: number): Pick<Shocks, 'volatility' | 'smile'> =>
  volatility === 0 ? { volatility } : { volatility, smile: TENORS }

function whyNot(document: Document, episode: Episode): string {
  const moved = Object.keys(episode.spots)
  const held = heldBy(document).join(', ')
  return moved.length === 0
    ? 'no price moved that a book can hold'
    : `${moved.join(', ')} moved; the book holds ${held || 'nothing'}`
}

/** The joint move as shocks of this book, or why it does not apply. */
export function episodeShocks(document: Document, episode: Episode): Result<Shocks> {
  const names = Object.keys(document.market.underlyings)
  const moves = names.flatMap((name): readonly (readonly [string, number])[] => {
    const move = moveOf(episode, name)
    return move === undefined ? [] : [[name, move.value]]
  })
  const held = heldBy(document)
  if (!moves.some(([name]) => held.includes(name)))
    return failure(issue(episode.id, 'notHeld', whyNot(document, episode)))
  const own = levelsOf(document)
  return parseWith(
    shocksSchema,
    {
      ...noShocks,
      ...spotShocks(document, Object.fromEntries(moves)),
      ...volatilityShocks(changeOf(episode.volatility, own.volatility)),
      funding: changeOf(episode.funding, own.funding),
      basis: changeOf(episode.basis, own.basis),
    },
    episode.id,
  )
}

/** Shocks as a named state of `stress`. */
export function stressState(name: string, { spots, ...shocks }: Shocks): StressState {
  if (spots === undefined) return { name, ...shocks }
  const underlyings = Object.fromEntries(
    Object.entries(spots).map(([underlying, spot]) => [underlying, { spot }]),
  )
  return { name, ...shocks, underlyings }
}

export interface PathSteps {
  /** Milliseconds since 1970, rising. */
  readonly times: readonly number[]
  readonly shocks: readonly Shocks[]
  /** Whether a step stands on a sourced point. */
  readonly isStop: readonly boolean[]
}

/** A path as one set of shocks a step, at most about `most`, or why it says nothing of this book. */
export function pathSteps(document: Document, path: EpisodePath, most: number): Result<PathSteps> {
  const lines = Object.keys(path.spot).filter((name) => (path.spot[name]?.length ?? 0) > 1)
  const held = heldBy(document)
  if (!lines.some((name) => held.includes(name)))
    return failure(
      issue(
        'path',
        'notHeld',
        `the path has prices of ${lines.join(', ') || 'nothing'}; the book holds ${held.join(', ') || 'nothing'}`,
      ),
    )
  const times = pathTimes(path, most)
  const points = new Set(
    [...Object.values(path.spot), path.volatility, path.funding, path.basis]
      .flatMap((line) => line ?? [])
      .map(({ at }) => Date.parse(at)),
  )
  const start = times[0] ?? NaN
  const shocks = readPath(path, times, levelsOf(document)).map((reading): Shocks => ({
    ...noShocks,
    ...spotShocks(document, reading.spots),
    ...volatilityShocks(reading.volatility),
    days: (reading.at - start) / MILLISECONDS_PER_DAY,
    funding: reading.funding,
    ...(reading.basis === 0 ? {} : { basis: reading.basis }),
  }))
  return success({ times, shocks, isStop: times.map((at) => points.has(at)) })
}
