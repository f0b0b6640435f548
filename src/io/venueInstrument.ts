// Names of instruments as venues write them: BTC-27FEB26-90000-P, ETH-PERPETUAL, BTC-27MAR26.

export interface NamedInstrument {
  readonly underlying: string
  readonly kind: 'spot' | 'perpetual' | 'future' | 'option'
  /** The date as written: `27FEB26`. */
  readonly expiry: string | null
  readonly strike: string | null
  readonly right: 'call' | 'put' | null
}

const NAME =
  /^([a-z0-9]+)(_[a-z]+)?-(?:(perpetual|perp)|(\d{1,2}[a-z]{3}\d{2})(?:-([\d.]+|\d+d\d+)-([cp]))?)$/i

/** Takes such a name apart, or null when it is none. */
export function venueInstrument(name: string): NamedInstrument | null {
  const found = name.length > 60 ? null : NAME.exec(name.trim())
  if (found === null) return null
  const [, underlying = '', , perpetual, expiry, strike, right] = found
  if (perpetual !== undefined)
    return { underlying, kind: 'perpetual', expiry: null, strike: null, right: null }
  return {
    underlying,
    kind: strike === undefined ? 'future' : 'option',
    expiry: expiry ?? null,
    // Venues write the point of a small strike as a d.
    strike: strike?.replace(/d/i, '.') ?? null,
    right: right === undefined ? null : right.toLowerCase() === 'c' ? 'call' : 'put',
  }
}
