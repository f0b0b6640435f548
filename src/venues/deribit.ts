import type { Venue } from './venue'

/** Deribit, taker fees. The option fee is a fraction of the underlying, at most a share of the price. */
export const deribit: Venue = {
  name: 'Deribit',
  fees: { option: 0.0003, optionCap: 0.125, future: 0.0005, perpetual: 0.0005, spot: 0 },
  source: 'support.deribit.com article 25944746248989 (Fees)',
  asOf: '2026-11-21',
}
