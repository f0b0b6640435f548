import { defineConfig } from '@playwright/test'
import { launchOptions } from './scripts/browser.mjs'

// Browser tests run against the built site. Their server is a fixture, not a `webServer` entry:
// each worker picks a free port, and a test may stop the server to prove that offline works.
export default defineConfig({
  testDir: 'test/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: launchOptions(),
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    video: 'off',
  },
})
