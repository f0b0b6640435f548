// How evenly the built site draws while something is dragged in a book of 50 legs: one move in every
// frame, the gaps between frames, and the tasks that kept the page for over 50 ms; as it is, and with
// the processor slowed down four times.
import { serve } from '../../scripts/serve.mjs'
import { bookOf } from './books.mjs'
import { quantile } from './rounds.mjs'
import { openBook } from './slider.mjs'

const frameCount = 240
const warmUpCount = 40

/** A frame is on time when no refresh of a 60 Hz screen was missed: a little slack for its clock. */
const onTime = 1000 / 60 + 1

/** Runs inside the page: moves the slider once per frame, back and forth, and notes the frames. */
function drag(slider, { frames, low, high }) {
  return new Promise((resolve) => {
    const times = []
    const long = []
    const observer = new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    )
    observer.observe({ entryTypes: ['longtask'] })
    const move = (time) => {
      times.push(time)
      const part = Math.abs(((times.length % 120) - 60) / 60)
      slider.value = String(low + (high - low) * part)
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      if (times.length <= frames) requestAnimationFrame(move)
      // Long tasks are told after they end.
      else setTimeout(() => resolve({ times, long: [...long, ...observer.takeRecords()] }), 100)
    }
    requestAnimationFrame(move)
  })
}

const ranges = { Spot: [-0.2, 0.2], Time: [0, 30] }

async function timeDrag(page, name) {
  const [low, high] = ranges[name]
  const slider = page.getByRole('slider', { name, exact: true })
  await slider.waitFor()
  await slider.evaluate(drag, { frames: warmUpCount, low, high })
  const { times, long } = await slider.evaluate(drag, { frames: frameCount, low, high })
  const gaps = times.slice(1).map((time, at) => time - times[at])
  const sorted = [...gaps].sort((a, b) => a - b)
  return {
    count: gaps.length,
    onTime: gaps.filter((gap) => gap <= onTime).length / gaps.length,
    p95: quantile(sorted, 0.95),
    longest: sorted[sorted.length - 1],
    longTasks: long.length,
  }
}

/** Per drag and slow-down: share of frames on time, gaps in milliseconds, number of long tasks. */
export async function timeFrames(browser) {
  const server = await serve()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await page.goto(server.address)
    await openBook(page, bookOf(50))
    const client = await page.context().newCDPSession(page)
    const drags = {}
    for (const rate of [1, 4]) {
      await client.send('Emulation.setCPUThrottlingRate', { rate })
      for (const name of Object.keys(ranges))
        drags[`${name.toLowerCase()} ${rate}x`] = await timeDrag(page, name)
    }
    return drags
  } finally {
    await page.close()
    await server.close()
  }
}
