// Views on volatility, time and ratios, and trades that lock a difference.
import {
  ABOVE,
  BELOW,
  call,
  future,
  later,
  MONEY,
  perpetual,
  put,
  spot,
  type StrikePlace,
  type Template,
} from './template'

/** The strike as far above the money as `below` is below it. */
const MIRRORED: StrikePlace = {
  level: ({ money = NaN, below = NaN }) => 2 * money - below,
  because: 'as far above the money as the low strike is below',
}

/** Four strikes, the two pairs equally wide. */
const FOUR: Readonly<Record<string, StrikePlace>> = {
  farBelow: { steps: -2 },
  below: { steps: -1 },
  above: { steps: 1 },
  farAbove: {
    level: ({ farBelow = NaN, below = NaN, above = NaN }) => above + (below - farBelow),
    because: 'so that both wings are equally wide',
  },
}

export const volatility: readonly Template[] = [
  {
    id: 'straddle',
    name: 'Straddle',
    family: 'Volatility',
    about: 'A call and a put at the money: earns when the price moves far either way.',
    strikes: MONEY,
    parts: [call('money', 1), put('money', 1)],
  },
  {
    id: 'short-straddle',
    name: 'Short straddle',
    family: 'Volatility',
    about: 'A sold call and put at the money: earns when the price stays; losses have no bound.',
    strikes: MONEY,
    parts: [call('money', -1), put('money', -1)],
  },
  {
    id: 'strangle',
    name: 'Strangle',
    family: 'Volatility',
    about: 'A put below and a call above: cheaper than a straddle, needs a larger move.',
    strikes: { ...BELOW, ...ABOVE },
    parts: [put('below', 1), call('above', 1)],
  },
  {
    id: 'short-strangle',
    name: 'Short strangle',
    family: 'Volatility',
    about: 'A sold put below and call above: earns in a range; losses outside have no bound.',
    strikes: { ...BELOW, ...ABOVE },
    parts: [put('below', -1), call('above', -1)],
  },
  {
    id: 'butterfly',
    name: 'Butterfly',
    family: 'Volatility',
    about: 'Calls around two sold at the money, equally far: earns near the money, loss bounded.',
    strikes: { ...MONEY, ...BELOW, mirrored: MIRRORED },
    parts: [call('below', 1), call('money', -2), call('mirrored', 1)],
  },
  {
    id: 'iron-butterfly',
    name: 'Iron butterfly',
    family: 'Volatility',
    about: 'A short straddle between equally far wings: a credit, kept near the money.',
    strikes: { ...MONEY, ...BELOW, mirrored: MIRRORED },
    parts: [put('below', 1), put('money', -1), call('money', -1), call('mirrored', 1)],
  },
  {
    id: 'condor',
    name: 'Condor',
    family: 'Volatility',
    about: 'Four calls, the outer two bought: earns in the range between the inner two.',
    strikes: FOUR,
    parts: [call('farBelow', 1), call('below', -1), call('above', -1), call('farAbove', 1)],
  },
  {
    id: 'iron-condor',
    name: 'Iron condor',
    family: 'Volatility',
    about: 'A short strangle between equally wide wings: a credit, kept in the range.',
    strikes: FOUR,
    parts: [put('farBelow', 1), put('below', -1), call('above', -1), call('farAbove', 1)],
  },
]

export const timeAndRatio: readonly Template[] = [
  {
    id: 'call-calendar',
    name: 'Call calendar',
    family: 'Time and ratio',
    about: 'A call sold, a later one bought at the same strike: earns if the price stays there.',
    strikes: MONEY,
    parts: [call('money', -1), later(call('money', 1))],
  },
  {
    id: 'put-calendar',
    name: 'Put calendar',
    family: 'Time and ratio',
    about: 'A put sold, a later one bought at the same strike: earns if the price stays there.',
    strikes: MONEY,
    parts: [put('money', -1), later(put('money', 1))],
  },
  {
    id: 'diagonal',
    name: 'Diagonal',
    family: 'Time and ratio',
    about: 'A later call at the money, paid in part with one sold above and sooner.',
    strikes: { ...MONEY, ...ABOVE },
    parts: [call('above', -1), later(call('money', 1))],
  },
  {
    id: 'call-ratio',
    name: 'Call ratio spread',
    family: 'Time and ratio',
    about: 'One call bought, two sold above: earns most at the upper strike, open above it.',
    strikes: { ...MONEY, ...ABOVE },
    parts: [call('money', 1), call('above', -2)],
  },
  {
    id: 'put-ratio',
    name: 'Put ratio spread',
    family: 'Time and ratio',
    about: 'One put bought, two sold below: earns most at the lower strike, open below it.',
    strikes: { ...MONEY, ...BELOW },
    parts: [put('money', 1), put('below', -2)],
  },
  {
    id: 'call-backspread',
    name: 'Call backspread',
    family: 'Time and ratio',
    about: 'One call sold, two bought above: loses at the upper strike, earns in a large rise.',
    strikes: { ...MONEY, ...ABOVE },
    parts: [call('money', -1), call('above', 2)],
  },
  {
    id: 'put-backspread',
    name: 'Put backspread',
    family: 'Time and ratio',
    about: 'One put sold, two bought below: loses at the lower strike, earns in a large fall.',
    strikes: { ...MONEY, ...BELOW },
    parts: [put('money', -1), put('below', 2)],
  },
]

export const arbitrage: readonly Template[] = [
  {
    id: 'cash-and-carry',
    name: 'Cash and carry',
    family: 'Arbitrage',
    about: 'The coin bought, its listed future sold: the basis is earned by the expiry.',
    strikes: {},
    parts: [spot(1), future(-1)],
  },
  {
    id: 'funding-arbitrage',
    name: 'Funding arbitrage',
    family: 'Arbitrage',
    about: 'The coin bought, the perpetual sold: earns the funding while longs pay it.',
    strikes: {},
    parts: [spot(1), perpetual(-1)],
  },
  {
    id: 'conversion',
    name: 'Conversion',
    family: 'Arbitrage',
    about: 'The coin, a put bought and a call sold at one strike: sold at that strike for sure.',
    strikes: MONEY,
    parts: [spot(1), put('money', 1), call('money', -1)],
  },
  {
    id: 'reversal',
    name: 'Reversal',
    family: 'Arbitrage',
    about: 'The future sold, a call bought and a put sold at one strike: bought back for sure.',
    strikes: MONEY,
    parts: [future(-1), call('money', 1), put('money', -1)],
  },
  {
    id: 'box',
    name: 'Box',
    family: 'Arbitrage',
    about: 'A call spread and a put spread on two strikes: pays their distance, a loan in options.',
    strikes: { ...BELOW, ...ABOVE },
    parts: [call('below', 1), call('above', -1), put('above', 1), put('below', -1)],
  },
]
