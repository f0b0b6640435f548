// Words of the worst case and of reverse stress: sides of the box, points, limits.
import {
  shocks,
  type Breach,
  type Result,
  type ShockName,
  type Shocks,
  type WorstCaseView,
} from '../../src'
import { readBasisPoints, readDays, readPercent, readPoints } from '../controls/readings'
import { MINUS, number, percent, shockPercent, shockPoints, usd } from '../format/number'

/** Ends of the tracks: those of the sliders, time from today on. */
export const SIDE_BOUNDS: Readonly<Record<ShockName, readonly [number, number]>> = {
  spot: shocks.spot.range,
  volatility: [-0.4, 0.6],
  days: shocks.days.range,
  funding: shocks.funding.range,
  rates: shocks.rates.range,
}

const WRITE: Readonly<Record<ShockName, (value: number) => string>> = {
  spot: shockPercent,
  volatility: shockPoints,
  days: (value) => `${number(value, value === Math.round(value) ? 0 : 1)} d`,
  funding: shockPoints,
  rates: (value) => `${number(value * 1e4, 0, { signed: true })} bp`,
}

/** How an end of a side is typed. */
export const READ_SIDE: Readonly<Record<ShockName, (text: string) => Result<number>>> = {
  spot: readPercent,
  volatility: readPoints,
  days: readDays,
  funding: readPoints,
  rates: readBasisPoints,
}

export const sideValue = (name: ShockName, value: number): string => WRITE[name](value)

/** A point of shocks, those at rest left out: `−1.4% spot, −10 pt vol, +14 d`. */
export function pointText(point: Shocks): string {
  const parts = [
    Math.abs(point.spot) < 5e-5 ? '' : `${percent(point.spot, 1, { signed: true })} spot`,
    Math.abs(point.volatility) < 5e-5
      ? ''
      : `${number(point.volatility * 100, 1, { signed: true })} pt vol`,
    point.days === 0 ? '' : `+${number(point.days, 1).replace(/\.0$/, '')} d`,
    Math.abs(point.funding) < 5e-5
      ? ''
      : `${number(point.funding * 100, 1, { signed: true })} pt funding`,
    Math.abs(point.rates) < 5e-7
      ? ''
      : `${number(point.rates * 1e4, 0, { signed: true })} bp rates`,
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'the market as it is' : parts.join(', ').replaceAll('.0 pt', ' pt')
}

/** Nodes of each side: `101 × 101 × 101 × 2`. */
export function gridText({ grid, isFull }: WorstCaseView): string {
  const sides = Object.values(grid).filter((count) => count > 1)
  const text = sides.length === 0 ? 'one point' : sides.join(' × ')
  return isFull ? text : `${text}, fewer for so many legs`
}

const NAMES: Readonly<Record<Breach['limit'], string>> = {
  delta: 'Delta',
  gamma: 'Gamma',
  vega: 'Vega',
  theta: 'Theta',
  rho: 'Rho',
  funding: 'Funding',
  loss: 'Loss',
}

export const limitName = ({ limit }: Breach): string => NAMES[limit]

/** What bounds it: `1.50 BTC`, `$900`, `2% of value`. */
export function boundText({ limit, underlying, bound }: Breach): string {
  if (limit === 'loss') return `${percent(bound, 1).replace('.0%', '%')} of value`
  const of = underlying ?? 'total'
  if (limit === 'delta' || limit === 'gamma')
    return underlying === null ? `${usd(bound)} ${of}` : `${number(bound, 2)} ${of}`
  return underlying === null ? `${usd(bound)} ${of}` : usd(bound)
}

export const sigma = (distance: number): string =>
  Number.isNaN(distance) ? 'n/a' : `${number(distance, 1)}σ`

/** What a breach needs beside spot and volatility. */
export function otherShocks({ shocks: point }: Breach): string {
  if (point === null) return ''
  const parts = [
    Math.abs(point.funding) < 5e-4 ? '' : `funding ${shockPointsShort(point.funding)}`,
    Math.abs(point.rates) < 5e-5 ? '' : `rates ${sideValue('rates', point.rates)}`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const shockPointsShort = (value: number): string =>
  `${value < 0 ? MINUS : '+'}${number(Math.abs(value) * 100, 1)} pt`
