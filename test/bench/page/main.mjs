// The engine on a page of its own, with nothing else on the main thread: what a question takes from
// `ask` to its view object.
import { Engine, readDocument, scenarioCube, stress, workerConnection } from '../../../src'

const range = (count, from, step) => Array.from({ length: count }, (_, at) => from + at * step)

/** 41 spots, 21 volatilities, 5 dates; no two repeats ask the same numbers. */
const cubeSettings = (repeat) => ({
  spot: range(41, -0.2 + repeat * 1e-6, 0.01),
  volatility: range(21, -0.1, 0.01),
  days: range(5, 0, 1),
})

function checkCube({ pnl }) {
  if (!Number.isFinite(pnl[4][20][40])) throw new Error('the cube has no numbers')
}

/** 35 named states: 7 spots at each of 5 volatilities. */
const marginSettings = (repeat) => ({
  states: range(5, -0.2, 0.1).flatMap((volatility) =>
    range(7, -0.15 + repeat * 1e-6, 0.05).map((spot) => ({
      name: `spot ${spot}, volatility ${volatility}`,
      spot,
      volatility,
    })),
  ),
})

function checkMargin({ total, accounts }) {
  const figures = [total, ...accounts]
  if (accounts.length !== 5 || figures.some(({ pnl }) => pnl.length !== 35))
    throw new Error('the accounts are not all there')
  if (!figures.every(({ pnl, value }) => [...pnl, ...value].every(Number.isFinite)))
    throw new Error('an account has no numbers')
}

const cases = {
  cube: [scenarioCube, cubeSettings, checkCube],
  margin: [stress, marginSettings, checkMargin],
}

/** Milliseconds of every repeat, each asked when the one before is answered and a frame has passed. */
window.timeAsk = async (name, text, repeats, warmUps) => {
  const [analysis, settingsOf, check] = cases[name]
  const reading = readDocument(text)
  if (!reading.ok) throw new Error(reading.issues[0].message)
  const engine = new Engine(() => workerConnection())
  const times = []
  for (let repeat = 0; repeat < warmUps + repeats; repeat++) {
    const settings = settingsOf(repeat)
    const started = performance.now()
    const outcome = await engine.ask('bench', analysis, reading.value, settings)
    times.push(performance.now() - started)
    if (outcome.kind !== 'view') throw new Error(`the ${name} was answered with ${outcome.kind}`)
    check(outcome.view)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  engine.restart()
  return times.slice(warmUps)
}
