// The browser tests' own `test`: the built site on a server of this worker's, and a check that the
// page logged no error. Open the site with `page.goto('./')`: it lives under a project path, as on
// a static host.
import { test as base, expect } from '@playwright/test'
import { serve } from '../../../scripts/serve.mjs'

export interface Site {
  readonly address: string
  /** Ends the server, as when the network is gone. */
  stop(): Promise<void>
  /** Serves again at the same address. */
  start(): Promise<void>
}

async function openSite(): Promise<Site> {
  const prefix = '/netgreek/'
  let server = await serve({ prefix })
  const { address, port } = server
  let isRunning = true
  return {
    address,
    async stop() {
      if (isRunning) await server.close()
      isRunning = false
    },
    async start() {
      if (!isRunning) server = await serve({ prefix, port })
      isRunning = true
    },
  }
}

interface TestFixtures {
  /** Set to true in a test that provokes errors on purpose: `test.use({ allowsErrors: true })`. */
  allowsErrors: boolean
  /** Errors the page logged or threw so far; empty at the end unless `allowsErrors`. */
  pageErrors: string[]
}

export const test = base.extend<TestFixtures, { site: Site }>({
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright demands a destructured parameter
    async ({}, use) => {
      const site = await openSite()
      await use(site)
      await site.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => {
    await site.start()
    await use(site.address)
  },
  allowsErrors: [false, { option: true }],
  pageErrors: [
    async ({ page, allowsErrors }, use) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`)
      })
      await use(errors)
      if (!allowsErrors) expect(errors, 'errors logged by the page').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
