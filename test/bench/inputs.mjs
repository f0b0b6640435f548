// What is priced: 99,996 European options on forwards as structure of arrays, and the axes of a
// scenario cube. Drawn from a fixed seed, so every run and every machine prices the same numbers.
const optionCount = 99_996

/** Uniform numbers in [0, 1): a 32-bit mixing generator. */
function uniform(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * F forward, K strike, T years (0.02 to 3), S volatility (5 to 80 %), D discount factor, G +1 call
 * or -1 put; strikes lie within about three total deviations.
 */
export function inputs(count = optionCount, seed = 1) {
  const draw = uniform(seed)
  const column = () => new Float64Array(count)
  const [F, K, T, S, D, G] = [column(), column(), column(), column(), column(), column()]
  for (let i = 0; i < count; i++) {
    F[i] = 50 + 100 * draw()
    T[i] = 0.02 + 2.98 * draw()
    S[i] = 0.05 + 0.75 * draw()
    const z = (draw() + draw() + draw() - 1.5) * 2.5
    K[i] = F[i] * Math.exp(z * S[i] * Math.sqrt(T[i]) * 0.8)
    D[i] = Math.exp(-(0.06 * draw() - 0.005) * T[i])
    G[i] = draw() < 0.5 ? -1 : 1
  }
  return { F, K, T, S, D, G }
}

/** The first 100 options over 41 spots, 21 volatility shifts and 5 dates: 430,500 prices. */
export const cube = {
  quantity: Float64Array.from({ length: 100 }, (_, i) => (i % 2 ? -1 : 1) * (1 + (i % 7))),
  spotFactor: Float64Array.from({ length: 41 }, (_, i) => 1 + (-0.2 + 0.01 * i)),
  volatilityShift: Float64Array.from({ length: 21 }, (_, i) => (i - 10) * 0.002),
  yearsPassed: Float64Array.from({ length: 5 }, (_, i) => i / 365),
}
