// Timing two programs against each other: both are warmed, then they take turns in every round, so
// that a slow moment of the machine meets both. Runs in Node and in a page.

const warmUps = 12
/** A sample is made at least this long, since a browser's clock has coarse steps. */
const shortestSample = 25

const now = () => performance.now()

function timed(side, repeats) {
  side.prepare?.()
  const started = now()
  for (let at = 0; at < repeats; at++) side.run()
  return now() - started
}

/** Lower quartile, median and upper quartile. */
export function quartiles(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return [0.25, 0.5, 0.75].map((part) => quantile(sorted, part))
}

export function quantile(sorted, part) {
  const place = part * (sorted.length - 1)
  const low = Math.floor(place)
  const high = Math.ceil(place)
  return sorted[low] + (place - low) * (sorted[high] - sorted[low])
}

function repeatsFor(side) {
  for (let at = 0; at < warmUps; at++) timed(side, 1)
  const once = Math.max(0.05, Math.min(timed(side, 1), timed(side, 1), timed(side, 1)))
  return Math.max(1, Math.ceil(shortestSample / once))
}

const spread = (values) => {
  const [low, median, high] = quartiles(values)
  return { low, median, high }
}

/**
 * Figures of every case: nanoseconds per item of both sides, and how many times longer the peer
 * takes (the median of the rounds' own ratios).
 * @param cases list of { name, count, ours, peer }; a side is { prepare?, run }
 */
export function compare(cases, rounds = 11) {
  const samples = cases.map(({ ours, peer }) => ({
    oursRepeats: repeatsFor(ours),
    peerRepeats: repeatsFor(peer),
    ours: [],
    peer: [],
  }))
  for (let round = 0; round < rounds; round++) {
    cases.forEach(({ ours, peer, count }, at) => {
      const sample = samples[at]
      const takeOurs = () =>
        sample.ours.push((timed(ours, sample.oursRepeats) * 1e6) / (count * sample.oursRepeats))
      const takePeer = () =>
        sample.peer.push((timed(peer, sample.peerRepeats) * 1e6) / (count * sample.peerRepeats))
      // The one who goes first changes with every round.
      if (round % 2 === 0) {
        takeOurs()
        takePeer()
      } else {
        takePeer()
        takeOurs()
      }
    })
  }
  return Object.fromEntries(
    cases.map(({ name, count }, at) => {
      const { ours, peer } = samples[at]
      const ratios = peer.map((time, round) => time / ours[round])
      return [name, { count, ours: spread(ours), textbook: spread(peer), ratio: spread(ratios) }]
    }),
  )
}
