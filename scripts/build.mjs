// `npm run build`: the core, the site in dist/ and the command line program build/cli.mjs.
// `node scripts/build.mjs core|site|cli ...` makes only the named parts, in that order. Vite
// compiles the core only if it is stale, so asking for it here never does the work twice.
import { ensureInstall } from './ensure-install.mjs'
import { root, runNode, tool } from './run.mjs'
import { join } from 'node:path'

await ensureInstall()

/** @type {Record<string, () => Promise<number>>} */
const parts = {
  core: () => runNode(join(root, 'scripts/core.mjs')),
  site: () => runNode(tool('vite'), ['build']),
  cli: () => runNode(tool('vite'), ['build', '--mode', 'cli']),
}

const asked = process.argv.slice(2)
for (const [name, make] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const code = await make()
  if (code !== 0) process.exit(code)
}
