// Timing programs against each other: all are warmed, then they take turns in every round, so that a
// slow moment of the machine meets each of them. Runs in Node and in a page.

const warmUps = 12
/** A pass is made at least this long, since a browser's clock has coarse steps. */
const shortestPass = 5
/** A sample is the median of so many passes, as the native peers take theirs. */
const passes = 5

const now = () => performance.now()

function timed(side, repeats) {
  const started = now()
  for (let at = 0; at < repeats; at++) side.run()
  return now() - started
}

/** Milliseconds of one run: the median of the passes. */
function sample(side, repeats) {
  side.prepare?.()
  const times = Array.from({ length: passes }, () => timed(side, repeats) / repeats)
  return quartiles(times)[1]
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
  side.prepare?.()
  for (let at = 0; at < warmUps; at++) timed(side, 1)
  const once = Math.max(0.05, sample(side, 1))
  return Math.max(1, Math.ceil(shortestPass / once))
}

/**
 * Samples of every program in nanoseconds per item, by `<who> <case>`: one a round.
 * @param cases list of { name, count, ours, textbook? }; a side is { prepare?, run }
 * @param others times what runs elsewhere, once a round: answers samples by the same names
 */
export async function compare(cases, rounds = 11, others = async () => ({})) {
  const programs = cases.flatMap(({ name, count, ours, textbook }) =>
    Object.entries({ ours, ...(textbook && { textbook }) }).map(([who, side]) => {
      const repeats = repeatsFor(side)
      const take = () => (sample(side, repeats) * 1e6) / count
      return { key: `${who} ${name}`, take }
    }),
  )
  const samples = {}
  const keep = (key, nanoseconds) => (samples[key] ??= []).push(nanoseconds)
  const takeOthers = async () => {
    for (const [key, time] of Object.entries(await others())) keep(key, time)
  }
  await others()
  for (let round = 0; round < rounds; round++) {
    // The one who goes first changes with every round.
    const isEven = round % 2 === 0
    if (!isEven) await takeOthers()
    for (const { key, take } of isEven ? programs : [...programs].reverse()) keep(key, take())
    if (isEven) await takeOthers()
  }
  return samples
}

const spread = (values) => {
  const [low, median, high] = quartiles(values)
  return { low, median, high }
}

/** Quartiles of a program's samples; null where it did not run. */
export const figures = (samples, key) => (samples[key] ? spread(samples[key]) : null)

/** Quartiles of how many times longer one takes than the other, round by round; null likewise. */
export function ratio(samples, over, under) {
  if (!samples[over] || !samples[under]) return null
  return spread(samples[over].map((time, round) => time / samples[under][round]))
}
