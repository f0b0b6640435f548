// Installs the packages when any is missing or not at its pinned version; otherwise costs a few
// milliseconds. Every script that needs packages calls this first, so a fresh clone needs no
// separate install step.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMain, root, run } from './run.mjs'

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

function missingPackages() {
  const { dependencies, devDependencies } = readJson('package.json')
  return Object.entries({ ...dependencies, ...devDependencies }).filter(([name, version]) => {
    const manifest = `node_modules/${name}/package.json`
    return !existsSync(join(root, manifest)) || readJson(manifest).version !== version
  })
}

/** Installs what is missing. npm's own words go to stderr: stdout belongs to the caller. */
export async function ensureInstall() {
  const missing = missingPackages()
  if (missing.length === 0) return
  process.stderr.write(`Installing packages (${missing.length} missing or outdated) ...\n`)
  const command = existsSync(join(root, 'package-lock.json')) ? 'ci' : 'install'
  const isWindows = process.platform === 'win32'
  const code = await run('npm', [command, '--include=dev', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    shell: isWindows,
  })
  if (code !== 0) {
    process.stderr.write(`npm ${command} failed with code ${code}\n`)
    process.exit(1)
  }
}

if (isMain(import.meta.url)) await ensureInstall()
