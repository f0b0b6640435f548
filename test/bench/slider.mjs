// How long the built site takes from a moved slider to its last write for that document, for books of
// 50 and 100 legs: of Spot, and of Time. Every move waits for the one before to be done, so each is timed alone.
import { serve } from '../../scripts/serve.mjs'
import { bookOf } from './books.mjs'
import { quantile } from './rounds.mjs'
import { watch } from './watch.mjs'

const moveCount = 200
const warmUpCount = 30

/** Shocks back and forth, never the same twice in a row: of spot between -30 % and +30 %, and days. */
const shocks = {
  Spot: (at) => (((at * 7) % 61) - 30) / 100,
  Time: (at) => (at * 7) % 31,
}

/** A spot only moves along the curves; days move the curves and the matrix with all else. */
const moved = [
  ['slider50', 50, 'Spot'],
  ['slider100', 100, 'Spot'],
  ['time50', 50, 'Time'],
]

async function timeBook(page, name) {
  const slider = page.getByRole('slider', { name, exact: true })
  await slider.waitFor()
  const values = Array.from({ length: warmUpCount + moveCount }, (_, at) => shocks[name](at + 1))
  const times = await slider.evaluate((element, list) => window.moveSlider(element, list), values)
  const kept = times.slice(warmUpCount)
  const figure = (name) => {
    const sorted = kept.map((time) => time[name]).sort((a, b) => a - b)
    return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) }
  }
  return {
    count: kept.length,
    total: figure('total'),
    handler: figure('handler'),
    answered: figure('answered'),
  }
}

export async function openBook(page, book) {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'book.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(book)),
    })
  await page.getByRole('heading', { name: book.name }).waitFor({ state: 'attached' })
}

/** Median and 95th percentile per book, in milliseconds. */
export async function timeSlider(browser) {
  const server = await serve()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await page.addInitScript(watch)
    await page.goto(server.address)
    const books = {}
    for (const [key, legs, name] of moved) {
      await openBook(page, bookOf(legs))
      const { total, ...parts } = await timeBook(page, name)
      books[key] = { ...total, ...parts }
    }
    return books
  } finally {
    await page.close()
    await server.close()
  }
}
