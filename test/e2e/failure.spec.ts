// What breaks around the page: a blocked worker, refused storage, a record that cannot be read.
import { expect, test } from './support/fixtures'
import { line, open, pnl } from './support/netgreek'

test.describe('a blocked worker', () => {
  test.use({ allowsErrors: true })

  test('is a sentence with Retry in every panel, and Retry works', async ({ page }) => {
    await page.route('**/worker*.js', (route) => route.abort())
    await page.goto('./')
    for (const name of ['Payoff', 'Scenario matrix', 'Why', 'Scenario']) {
      const panel = page.getByRole('region', { name, exact: true })
      await expect(panel.getByText(/could not start/)).toBeVisible()
      await expect(panel.getByRole('button', { name: 'Retry' })).toBeVisible()
    }
    await expect(page.getByText('Calculation stopped')).toBeVisible()
    await line(page).fill('+1 spot')
    await line(page).press('Enter')
    await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Retry' })).not.toHaveCount(0)
    await page.unroute('**/worker*.js')
    // A question still on its way when the block ends is answered without Retry, and takes it away.
    await expect(async () => {
      const retry = page.getByRole('button', { name: 'Retry' }).first()
      if (await retry.isVisible()) await retry.click({ timeout: 1000 })
      await expect(pnl(page)).toContainText('$', { timeout: 1000 })
    }).toPass()
    await expect(page.getByText('Runs on this device')).toBeVisible()
  })

  test('a core that cannot be loaded is a sentence too', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'gone' }))
    await page.goto('./')
    await expect(page.getByText(/core.wasm answered 404/).first()).toBeVisible()
  })
})

test('refused storage: the page works and says that nothing is saved', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['indexedDB', 'localStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('refused', 'SecurityError')
        },
      })
  })
  await open(page)
  await expect(page.getByText('Not saved: storage is refused')).toBeVisible()
  await page.keyboard.press('m')
  await line(page).fill('+1 spot')
  await line(page).press('Enter')
  await expect(page.getByText('8 legs, 4 groups')).toBeVisible()
})

test('a stored book that cannot be read is set aside, and the sample opens', async ({ page }) => {
  await open(page)
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('netgreek')
        opening.onerror = () => reject(new Error('no database'))
        opening.onsuccess = () => {
          const change = opening.result.transaction('books', 'readwrite')
          change.objectStore('books').put('{"format":"netgreek"', 'last')
          change.oncomplete = () => resolve()
        }
      }),
  )
  await page.reload()
  await expect(page.getByText(/The stored book could not be read .* set aside/)).toBeVisible()
  await expect(page.getByText('7 legs, 4 groups')).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByText(/could not be read/)).toHaveCount(0)
})
