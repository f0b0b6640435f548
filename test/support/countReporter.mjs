// A Playwright reporter that writes how many tests passed, failed and were skipped to the file
// named by COUNTS_FILE, for the test runner to add up.
import { writeFileSync } from 'node:fs'

export default class CountReporter {
  /** @param {unknown} _config @param {import('@playwright/test/reporter').Suite} suite */
  onBegin(_config, suite) {
    this.suite = suite
  }

  onEnd() {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome()
      if (outcome === 'skipped') counts.skipped += 1
      else if (outcome === 'unexpected') counts.failed += 1
      else counts.passed += 1
    }
    if (process.env.COUNTS_FILE) writeFileSync(process.env.COUNTS_FILE, JSON.stringify(counts))
  }

  printsToStdio() {
    return false
  }
}
