// `npm run bench`: the core's kernels beside textbook JavaScript, in Node and in Chromium, and the
// time from a moved slider to the last write on the page. `-- --json` prints one JSON object.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch } from '../../scripts/browser.mjs'
import { root } from '../../scripts/run.mjs'
import { serve } from '../../scripts/serve.mjs'
import { compareKernels } from './kernels.mjs'
import { machine, spinCheck } from './machine.mjs'
import { makeParts, pageFolder } from './parts.mjs'
import { report } from './report.mjs'
import { timeSlider } from './slider.mjs'

const rounds = 11
const wantsJson = process.argv.includes('--json')
const say = (text) => wantsJson || process.stdout.write(text)

async function inNode() {
  const module = await WebAssembly.compile(readFileSync(join(root, 'build/core.wasm')))
  const abi = await import(pathToFileURL(join(pageFolder, 'abi.mjs')).href)
  return compareKernels(module, abi, rounds)
}

async function inPage(browser) {
  const server = await serve({ folder: pageFolder })
  const page = await browser.newPage()
  try {
    await page.goto(server.address)
    await page.waitForFunction('window.compare !== undefined')
    return await page.evaluate((count) => window.compare(count), rounds)
  } finally {
    await page.close()
    await server.close()
  }
}

async function main() {
  await makeParts()
  const before = await spinCheck()
  const result = { machine: machine(), rounds, spin: { before } }
  say(report.machine(result))
  result.node = { version: process.versions.node, kernels: await inNode() }
  say(report.kernels('Node', result.node))
  const browser = await launch()
  try {
    result.chromium = { version: browser.version(), kernels: await inPage(browser) }
    say(report.kernels('Chromium', result.chromium))
    result.spin.beforeSlider = await spinCheck()
    result.slider = await timeSlider(browser)
    say(report.slider(result.slider))
  } finally {
    await browser.close()
  }
  result.spin.after = await spinCheck()
  say(report.spin(result.spin))
  result.units = { kernels: 'ns per option', slider: 'ms', ratio: 'textbook time / core time' }
  if (wantsJson) process.stdout.write(`${JSON.stringify(result)}\n`)
}

await main()
