// `npm test`: every check in order, each step's output as it comes. The last line, alone, is
// "N passed, N failed": the tests of both suites, and one for each step that is not a suite.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
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
 * @property {() => Promise<number>} run answers the exit code
 * @property {() => Counts} [count] for a suite of tests
 * @property {string} [needs] a step without which this one cannot run
 */

/**
 * Both streams of a step go to stdout, so that one log holds a failure's whole story in order.
 * @param {string} path
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [env]
 */
const runNode = (path, args, env = process.env) =>
  runNodeApart(path, args, { stdio: ['ignore', 1, 1], env })

/** @param {string} name */
const script = (name) => join(root, 'scripts', name)

/** @type {Step[]} */
const steps = [
  { name: 'core', run: () => runNode(script('core.mjs')) },
  { name: 'types', run: () => runNode(script('types.mjs')), needs: 'core' },
  { name: 'lint', run: () => runNode(tool('eslint'), ['.', '--max-warnings', '0']), needs: 'core' },
  { name: 'format', run: () => runNode(tool('prettier'), ['--check', '--log-level', 'warn', '.']) },
  { name: 'lock', run: () => runNode(script('check-lock.mjs')) },
  { name: 'build', run: () => runNode(script('build.mjs'), ['site', 'cli']), needs: 'core' },
  { name: 'unit', run: runUnit, count: countUnit, needs: 'core' },
  { name: 'budgets', run: () => runNode(script('budgets.mjs')), needs: 'build' },
  { name: 'browser', run: runBrowser, count: countBrowser, needs: 'build' },
]

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
 * @returns {Promise<Counts>}
 */
async function perform({ run, count }) {
  const code = await run()
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
for (const step of steps) {
  process.stdout.write(`\n== ${step.name}\n`)
  const stepStarted = performance.now()
  let result = { passed: 0, failed: 1, skipped: 0 }
  if (step.needs && failedSteps.includes(step.needs)) {
    process.stdout.write(`not run: ${step.needs} failed\n`)
  } else {
    result = await perform(step)
  }
  if (result.failed > 0) failedSteps.push(step.name)
  total.passed += result.passed
  total.failed += result.failed
  total.skipped += result.skipped
  const seconds = ((performance.now() - stepStarted) / 1000).toFixed(1)
  process.stdout.write(`-- ${step.name} ${result.failed > 0 ? 'FAILED' : 'ok'}, ${seconds} s\n`)
}

rmSync(counts, { recursive: true, force: true })
const all = ((performance.now() - started) / 1000).toFixed(0)
process.stdout.write(`\n${steps.length} steps in ${all} s`)
process.stdout.write(failedSteps.length > 0 ? `; failed: ${failedSteps.join(', ')}\n` : '\n')
if (total.skipped > 0) process.stdout.write(`${total.skipped} skipped\n`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 ? 1 : 0
