// The whole way in Chromium: a question on a page that holds the engine alone, the moved slider and
// the first visit of the built site.
import { serve } from '../../scripts/serve.mjs'
import { bookOf } from './books.mjs'
import { askFolder } from './parts.mjs'
import { quantile } from './rounds.mjs'
import { timeSlider } from './slider.mjs'

const cubeRepeats = 50
const cubeWarmUps = 15
const visits = 20

function spread(times) {
  const sorted = [...times].sort((a, b) => a - b)
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), count: times.length }
}

/** 100 legs over 41 x 21 x 5 states: `ask` to view object on the main thread. */
async function timeCube(browser) {
  const server = await serve({ folder: askFolder })
  const page = await browser.newPage()
  try {
    await page.goto(server.address)
    await page.waitForFunction('window.timeCube !== undefined')
    const text = JSON.stringify(bookOf(100))
    const times = await page.evaluate(
      ([book, repeats, warmUps]) => window.timeCube(book, repeats, warmUps),
      [text, cubeRepeats, cubeWarmUps],
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
 * Medians and 95th percentiles in milliseconds; null for what the product has no question for yet:
 * `margin1000x35` (a list of states, summed by account) and `surface`.
 */
export async function timePath(browser) {
  const cube100 = await timeCube(browser)
  const { slider50, slider100 } = await timeSlider(browser)
  const start = await timeStart(browser)
  return { cube100, margin1000x35: null, slider50, slider100, surface: null, start }
}
