// Type checks: the TypeScript projects (product; tests and scripts), then the Svelte components.
import { ensureInstall } from './ensure-install.mjs'
import { runNode, tool } from './run.mjs'

await ensureInstall()
const checks = [
  [tool('typescript', 'tsc'), '-p', 'tsconfig.app.json'],
  [tool('typescript', 'tsc'), '-p', 'tsconfig.node.json'],
  [tool('svelte-check'), '--tsconfig', './tsconfig.app.json', '--fail-on-warnings'],
]
let worst = 0
for (const [script = '', ...args] of checks) worst = Math.max(worst, await runNode(script, args))
process.exitCode = worst
