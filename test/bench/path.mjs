// The whole way in Chromium: a question on a page that holds the engine alone, the moved slider and
// the first visit of the built site.
import { serve } from '../../scripts/serve.mjs'
import { bookOf, wideBookOf } from './books.mjs'
import { askFolder } from './parts.mjs'
import { quantile } from './rounds.mjs'
import { timeFrames } from './frames.mjs'
import { timeSlider } from './slider.mjs'
import { timeSurface } from './surfacePath.mjs'

const askRepeats = 50
const askWarmUps = 15
const visits = 20

function spread(times) {
  const sorted = [...times].sort((a, b) => a - b)
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), count: times.length }
}

/** `ask` to view object on the main thread, for one of the page's cases. */
async function timeAsk(browser, name, book) {
  const server = await serve({ folder: askFolder })
  const page = await browser.newPage()
  try {
    await page.goto(server.address)
    await page.waitForFunction('window.timeAsk !== undefined')
    const times = await page.evaluate(
      ([one, text, repeats, warmUps]) => window.timeAsk(one, text, repeats, warmUps),
      [name, JSON.stringify(book), askRepeats, askWarmUps],
    )
    return spread(times)
  } finally {
    await page.close()
    await server.close()
  }
}

/** Runs inside the page: notes when the scenario's P&L first shows an amount. */
function watchFirstFigures() {
  const observer = new MutationObserver(() => {
    const figure = document.querySelector('[data-testid="scenario-pnl"]')
    if (!figure?.textContent.includes('$')) return
    window.firstFigures = performance.now()
    observer.disconnect()
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })
}

/** From the start of the navigation to the first figures on the page, nothing cached or stored. */
async function timeStart(browser) {
  const server = await serve()
  const times = []
  try {
    for (let visit = 0; visit < visits; visit++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      const page = await context.newPage()
      await page.addInitScript(watchFirstFigures)
      await page.goto(server.address)
      await page.getByTestId('scenario-pnl').filter({ hasText: '$' }).waitFor()
      times.push(await page.evaluate(() => window.firstFigures))
      await context.close()
    }
  } finally {
    await server.close()
  }
  return spread(times)
}

/**
 * Medians and 95th percentiles in milliseconds. `cube100`: 100 legs over 41 x 21 x 5 states.
 * `margin1000x35`: 1,000 legs in five accounts over a list of 35 states. `surface`: the full
 * picture of 129 x 89 nodes after a moved shock; `surfaceFirst`: the first one.
 */
export async function timePath(browser) {
  const cube100 = await timeAsk(browser, 'cube', bookOf(100))
  const margin1000x35 = await timeAsk(browser, 'margin', wideBookOf(1000))
  const { slider50, slider100, time50 } = await timeSlider(browser)
  const { surface, surfaceFirst } = await timeSurface(browser)
  const frames = await timeFrames(browser)
  const start = await timeStart(browser)
  return {
    path: { cube100, margin1000x35, slider50, slider100, time50, surface, surfaceFirst, start },
    frames,
  }
}
