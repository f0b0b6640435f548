// `npm run bench`: the core's kernels beside textbook JavaScript and native peers, in Node and in
// Chromium, the whole way from a question or a moved slider to its answer, and what a second worker
// adds. `-- --json` prints the medians as one JSON object.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch } from '../../scripts/browser.mjs'
import { root } from '../../scripts/run.mjs'
import { serve } from '../../scripts/serve.mjs'
import { compareKernels } from './kernels.mjs'
import { machine, spinCheck } from './machine.mjs'
import { nativePeers } from './native.mjs'
import { makeParts, pageFolder } from './parts.mjs'
import { timePath } from './path.mjs'
import { asJson, report } from './report.mjs'
import { twoWorkerScaling } from './scaling.mjs'

const rounds = 11
const wantsJson = process.argv.includes('--json')
const say = (text) => wantsJson || process.stdout.write(text)

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

async function inBrowser() {
  const browser = await launch()
  try {
    const chromium = { version: browser.version(), ...(await inPage(browser)) }
    say(report.kernels('Chromium', chromium))
    const { path, frames } = await timePath(browser)
    say(report.path(path))
    say(report.frames(frames))
    return { chromium, path, frames }
  } finally {
    await browser.close()
  }
}

async function main() {
  await makeParts()
  const module = await WebAssembly.compile(readFileSync(join(root, 'build/core.wasm')))
  const abi = await import(pathToFileURL(join(pageFolder, 'abi.mjs')).href)
  const others = await nativePeers()
  say(report.machine({ ...machine(), rounds, spin: await spinCheck() }))
  const kernels = await compareKernels(module, abi, rounds, others)
  const node = { version: process.versions.node, ...kernels }
  say(report.kernels('Node', node))
  say(report.spin(await spinCheck()))
  const { chromium, path, frames } = await inBrowser()
  if (wantsJson) {
    process.stdout.write(`${JSON.stringify(asJson({ node, chromium, path, frames }))}\n`)
    return
  }
  say(report.scaling(await twoWorkerScaling(module, abi)))
}

await main()
