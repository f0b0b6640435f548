import type { Venue } from './venue'

/** No venue in particular: no fees are assumed. */
export const generic: Venue = {
  name: 'No venue',
  fees: { option: 0, optionCap: 0, future: 0, perpetual: 0, spot: 0 },
  source: 'ours: a book held nowhere in particular pays no fees',
  asOf: '2026-11-21',
}
