// How long the built site takes from a moved volatility slider to the first picture of a surface (what is
// drawn of the first answer: thumbnails, map, cuts, table) and to the full one of 129 x 89 nodes, for a book
// of 50 legs, every greek computed. The 3D view is off: without a graphics card the processor draws it.
// Run alone: `node test/bench/surfacePath.mjs`.
import { pathToFileURL } from 'node:url'
import { launch } from '../../scripts/browser.mjs'
import { serve } from '../../scripts/serve.mjs'
import { bookOf } from './books.mjs'
import { quantile } from './rounds.mjs'
import { openBook } from './slider.mjs'
import { watch } from './watch.mjs'

const moveCount = 100
const warmUpCount = 20

/** Volatility shocks back and forth, never the same twice in a row. */
const shockAt = (at) => (((at * 7) % 41) - 20) / 100

/** Medians and 95th percentiles in milliseconds of the first picture and of the full one. */
export async function timeSurface(browser) {
  const server = await serve()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await page.addInitScript(watch)
    await page.goto(`${server.address}#/surface`)
    await openBook(page, bookOf(50))
    const slider = page.getByRole('slider', { name: 'Volatility', exact: true })
    await slider.waitFor()
    await page.locator('.map canvas[width="129"]').waitFor()
    await page.getByRole('button', { name: 'Map', exact: true }).click()
    const values = Array.from({ length: warmUpCount + moveCount }, (_, at) => shockAt(at + 1))
    const times = await slider.evaluate((element, list) => window.moveSlider(element, list), values)
    const kept = times.slice(warmUpCount)
    if (kept.some(({ answers }) => answers < 2)) throw new Error('a surface came in one answer')
    const spread = (name) => {
      const sorted = kept.map((time) => time[name]).sort((a, b) => a - b)
      const count = kept.length
      return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), count }
    }
    return {
      surfaceFirst: spread('first'),
      surface: { ...spread('total'), answered: spread('answered') },
    }
  } finally {
    await page.close()
    await server.close()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const browser = await launch()
  const figures = await timeSurface(browser)
  await browser.close()
  for (const [name, { median, p95, count }] of Object.entries(figures))
    console.info(`${name}: median ${median.toFixed(1)}, p95 ${p95.toFixed(1)} ms, ${count} moves`)
}
