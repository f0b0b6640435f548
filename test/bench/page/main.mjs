// The engine on a page of its own, with nothing else on the main thread: what a question takes from
// `ask` to its view object.
import { Engine, readDocument, scenarioCube, workerConnection } from '../../../src'

const range = (count, from, step) => Array.from({ length: count }, (_, at) => from + at * step)

/** 41 spots, 21 volatilities, 5 dates; no two repeats ask the same numbers. */
const cubeSettings = (repeat) => ({
  spot: range(41, -0.2 + repeat * 1e-6, 0.01),
  volatility: range(21, -0.1, 0.01),
  days: range(5, 0, 1),
})

/** Milliseconds of every repeat, each asked when the one before is answered and a frame has passed. */
window.timeCube = async (text, repeats, warmUps) => {
  const reading = readDocument(text)
  if (!reading.ok) throw new Error(reading.issues[0].message)
  const engine = new Engine(() => workerConnection())
  const times = []
  for (let repeat = 0; repeat < warmUps + repeats; repeat++) {
    const settings = cubeSettings(repeat)
    const started = performance.now()
    const outcome = await engine.ask('bench', scenarioCube, reading.value, settings)
    times.push(performance.now() - started)
    if (outcome.kind !== 'view') throw new Error(`the cube was answered with ${outcome.kind}`)
    if (!Number.isFinite(outcome.view.pnl[4][20][40])) throw new Error('the cube has no numbers')
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  engine.restart()
  return times.slice(warmUps)
}
