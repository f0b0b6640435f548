// `npm run -s cli -- <arguments>`: the command line program, built first if it is missing or older
// than its sources. Building writes nothing to stdout, which carries the program's answer alone.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { newestChange } from './core.mjs'
import { ensureInstall } from './ensure-install.mjs'
import { root, runNode } from './run.mjs'

const program = join(root, 'build/cli.mjs')
const core = join(root, 'build/core.wasm')

function isStale() {
  if (!existsSync(program) || !existsSync(core)) return true
  return newestChange('src', 'assembly', 'package.json') > statSync(program).mtimeMs
}

if (isStale()) {
  await ensureInstall()
  const build = join(root, 'scripts/build.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [build, 'core', 'cli'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`)
    process.exit(status ?? 1)
  }
}

// The caller's folder stays the working folder, so relative file names mean what they say.
process.exitCode = await runNode(program, process.argv.slice(2), {
  cwd: process.env.INIT_CWD ?? process.cwd(),
})
