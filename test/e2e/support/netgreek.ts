// The page by what a person sees, and the command line beside it.
import { expect, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

export const pnl = (page: Page) => page.getByTestId('scenario-pnl')
export const line = (page: Page) => page.getByLabel('Add a leg')
export const leg = (page: Page, name: string) => page.locator('[data-leg]', { hasText: name })
export const top = (page: Page, name: string) =>
  page.getByRole('banner').getByRole('button', { name, exact: true })
export const tile = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Net greeks against limits' }).locator('.kpi', { hasText: name })

/** Opens the site and waits for the first figures. */
export async function open(page: Page): Promise<void> {
  await page.goto('./')
  await expect(pnl(page)).toContainText('$')
}

/** Picks an entry of the book's menu. */
export async function menu(page: Page, entry: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Book:/ }).click()
  await page.getByRole('button', { name: entry }).click()
}

export async function loadFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content
  await page.getByTestId('file-picker').setInputFiles({ name, mimeType: 'text/plain', buffer })
}

/** The book on screen as its exported JSON. */
export async function exported(page: Page): Promise<string> {
  const saving = page.waitForEvent('download')
  await menu(page, 'Export book as JSON')
  return readFileSync(await (await saving).path(), 'utf8')
}

/** One command of the command line program. */
export function cli(command: string, input: string): unknown {
  const program = join(root, 'build/cli.mjs')
  return JSON.parse(execFileSync(process.execPath, [program, command], { input, encoding: 'utf8' }))
}

/** Requests to any other host than the site's own. */
export function strangers(page: Page): string[] {
  const found: string[] = []
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') found.push(request.url())
  })
  return found
}
