// `npm test`: every check in order, each step's output as it comes. The last line, alone, is
// "N passed, N failed": the tests of both suites, and one for each step that is not a suite.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstall } from './ensure-install.mjs'
import { root, runNode as runNodeApart, tool } from './run.mjs'

await ensureInstall()
const counts = mkdtempSync(join(tmpdir(), 'netgreek-test-'))
const unitCounts = join(counts, 'unit.json')
const browserCounts = join(counts, 'browser.json')
const started = performance.now()

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {object} Step
 * @property {string} name
 * @property {(out?: number) => Promise<number>} run answers the exit code
 * @property {boolean} [isAside] runs beside the steps after it, up to the first suite of tests
 * @property {() => Counts} [count] for a suite of tests
 * @property {string} [needs] a step without which this one cannot run
 */

/**
 * Both streams of a step go to stdout (or to a file that is printed later), so that one log holds a
 * failure's whole story in order.
 * @param {string} path
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [env]
 * @param {number} [out]
 */
const runNode = (path, args, env = process.env, out = 1) =>
  runNodeApart(path, args, { stdio: ['ignore', out, out], env })

/** @param {string} name */
const script = (name) => join(root, 'scripts', name)

/** @type {Step[]} */
const steps = [
  { name: 'core', run: () => runNode(script('core.mjs')) },
  { name: 'lint', run: lint, needs: 'core', isAside: true },
  { name: 'types', run: () => runNode(script('types.mjs')), needs: 'core' },
  { name: 'format', run: () => runNode(tool('prettier'), ['--check', '--log-level', 'warn', '.']) },
  { name: 'lock', run: () => runNode(script('check-lock.mjs')) },
  { name: 'build', run: () => runNode(script('build.mjs'), ['site', 'cli']), needs: 'core' },
  { name: 'unit', run: runUnit, count: countUnit, needs: 'core' },
  { name: 'budgets', run: () => runNode(script('budgets.mjs')), needs: 'build' },
  { name: 'browser', run: runBrowser, count: countBrowser, needs: 'build' },
]

/** @param {number} [out] */
function lint(out) {
  return runNode(tool('eslint'), ['.', '--max-warnings', '0'], process.env, out)
}

function runUnit() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitCounts}`]
  return runNode(tool('vitest'), ['run', '--allowOnly=false', ...reporters])
}

/** @returns {Counts} */
function countUnit() {
  const report = JSON.parse(readFileSync(unitCounts, 'utf8'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function runBrowser() {
  const reporters = '--reporter=list,./test/support/countReporter.mjs'
  return runNode(tool('@playwright/test', 'playwright'), ['test', '--forbid-only', reporters], {
    ...process.env,
    COUNTS_FILE: browserCounts,
  })
}

/** @returns {Counts} */
function countBrowser() {
  return JSON.parse(readFileSync(browserCounts, 'utf8'))
}

/**
 * Runs one step. A suite that ends badly without a failed test (a file that does not load, a
 * browser that does not start) counts as one failure.
 * @param {Step} step
 * @param {number} [out]
 * @returns {Promise<Counts>}
 */
async function perform({ run, count }, out) {
  const code = await run(out)
  if (!count) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  /** @type {Counts} */
  let result = { passed: 0, failed: 0, skipped: 0 }
  try {
    result = count()
  } catch {
    // No report was written: the suite did not get as far.
    return { ...result, failed: 1 }
  }
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
}

const total = { passed: 0, failed: 0, skipped: 0 }
/** @type {string[]} */
const failedSteps = []

/**
 * Counts a step and says how it ended.
 * @param {Step} step
 * @param {Counts} result
 * @param {number} stepStarted
 */
function settle(step, result, stepStarted) {
  if (result.failed > 0) failedSteps.push(step.name)
  total.passed += result.passed
  total.failed += result.failed
  total.skipped += result.skipped
  const seconds = ((performance.now() - stepStarted) / 1000).toFixed(1)
  process.stdout.write(`-- ${step.name} ${result.failed > 0 ? 'FAILED' : 'ok'}, ${seconds} s\n`)
}

/** What runs beside; each prints its output and its end when it is waited for. */
/** @type {(() => Promise<void>)[]} */
const beside = []

/** @param {Step} step */
function startAside(step) {
  const log = join(counts, `${step.name}.log`)
  const out = openSync(log, 'w')
  const stepStarted = performance.now()
  const running = perform(step, out)
  beside.push(async () => {
    const result = await running
    closeSync(out)
    process.stdout.write(`\n== ${step.name}, beside the steps before\n${readFileSync(log, 'utf8')}`)
    settle(step, result, stepStarted)
  })
}

const joinBeside = async () => {
  for (const end of beside.splice(0)) await end()
}

for (const step of steps) {
  if (step.count) await joinBeside()
  const isHeld = step.needs !== undefined && failedSteps.includes(step.needs)
  if (step.isAside && !isHeld) {
    startAside(step)
    continue
  }
  process.stdout.write(`\n== ${step.name}\n`)
  const stepStarted = performance.now()
  if (isHeld) process.stdout.write(`not run: ${step.needs} failed\n`)
  const result = isHeld ? { passed: 0, failed: 1, skipped: 0 } : await perform(step)
  settle(step, result, stepStarted)
}
await joinBeside()

rmSync(counts, { recursive: true, force: true })
const all = ((performance.now() - started) / 1000).toFixed(0)
process.stdout.write(`\n${steps.length} steps in ${all} s`)
process.stdout.write(failedSteps.length > 0 ? `; failed: ${failedSteps.join(', ')}\n` : '\n')
if (total.skipped > 0) process.stdout.write(`${total.skipped} skipped\n`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 ? 1 : 0
