// Type checks: tests, scripts and settings; then the product with its components, which svelte-check
// writes down as TypeScript; of these the rules that need types.
import { ensureInstall } from './ensure-install.mjs'
import { runNode, tool } from './run.mjs'

await ensureInstall()
const checks = [
  [tool('typescript', 'tsc'), '-p', 'tsconfig.node.json'],
  [
    tool('svelte-check'),
    '--tsconfig',
    './tsconfig.app.json',
    '--fail-on-warnings',
    '--incremental',
  ],
  [tool('eslint'), '--config', 'scripts/components.eslint.mjs', '.svelte-check/svelte'],
]
let worst = 0
for (const [script = '', ...args] of checks) worst = Math.max(worst, await runNode(script, args))
process.exitCode = worst
