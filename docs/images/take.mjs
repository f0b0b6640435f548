// Takes the pictures of the README from the built site: `node docs/images/take.mjs`.
import { join } from 'node:path'
import { launch } from '../../scripts/browser.mjs'
import { serve } from '../../scripts/serve.mjs'

const server = await serve()
const browser = await launch()
for (const colorScheme of ['dark', 'light']) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  await page.goto(server.address)
  await page.getByRole('slider', { name: 'Spot', exact: true }).waitFor()
  // The curves come from a worker: wait for the scenario's figure.
  await page.waitForFunction(() =>
    /\d/.test(document.querySelector('[data-testid="scenario-pnl"]')?.textContent ?? ''),
  )
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(import.meta.dirname, `payoff-${colorScheme}.png`) })
  await page.close()
}
await browser.close()
await server.close()
