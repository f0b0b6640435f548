// Compiles assembly/ into build/: core.wasm (release) and core.checked.wasm (bounds asserts), each
// with its loader and types. The compiler runs in this process, which is several times faster than
// starting it as a program.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ensureInstall } from './ensure-install.mjs'
import { isMain, root } from './run.mjs'

const targets = ['release', 'checked']
const outputs = ['core.wasm', 'core.js', 'core.d.ts', 'core.checked.wasm', 'core.checked.js']

/**
 * When anything in these files and folders last changed. A folder's own time tells of removals.
 * @param {...string} paths
 * @returns {number}
 */
export function newestChange(...paths) {
  let newest = 0
  for (const path of paths) {
    const full = join(root, path)
    if (!existsSync(full)) continue
    const status = statSync(full)
    newest = Math.max(newest, status.mtimeMs)
    if (!status.isDirectory()) continue
    newest = Math.max(newest, newestChange(...readdirSync(full).map((name) => join(path, name))))
  }
  return newest
}

/** True when build/ lacks the core or the sources are newer. */
export function isCoreStale() {
  const files = outputs.map((name) => join(root, 'build', name))
  if (!files.every((file) => existsSync(file))) return true
  const oldest = Math.min(...files.map((file) => statSync(file).mtimeMs))
  return newestChange('assembly', 'asconfig.json', 'package.json') > oldest
}

/**
 * Compiles both targets. Nothing is written unless both compile; every file appears whole, so a
 * program reading build/ meanwhile never sees half of one.
 * @returns {Promise<{ ok: boolean, messages: string }>}
 */
export async function compileCore() {
  const { default: asc } = await import('assemblyscript/asc')
  /** @type {Map<string, string | Uint8Array>} */
  const written = new Map()
  let messages = ''
  for (const target of targets) {
    const stdout = asc.createMemoryStream()
    const stderr = asc.createMemoryStream()
    const args = ['--config', 'asconfig.json', '--target', target, '--baseDir', root]
    const { error } = await asc.main(args, {
      stdout,
      stderr,
      writeFile: (name, contents) => void written.set(name, contents),
    })
    messages += stdout.toString() + stderr.toString()
    if (error) return { ok: false, messages: messages || String(error) }
  }
  for (const [name, contents] of written) writeWhole(resolve(root, name), contents)
  return { ok: true, messages }
}

/**
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
function writeWhole(path, contents) {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}.tmp`
  writeFileSync(temporary, contents)
  renameSync(temporary, path)
}

if (isMain(import.meta.url)) {
  await ensureInstall()
  const started = performance.now()
  const { ok, messages } = await compileCore()
  process.stderr.write(messages)
  if (!ok) process.exit(1)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const { size } = statSync(join(root, 'build/core.wasm'))
  // An import would mean a host function: the core must give the same bits everywhere without any.
  const module = new WebAssembly.Module(readFileSync(join(root, 'build/core.wasm')))
  const imports = WebAssembly.Module.imports(module).map(({ name }) => name)
  if (imports.length > 0) {
    process.stderr.write(`build/core.wasm imports ${imports.join(', ')}; it must import nothing\n`)
    process.exit(1)
  }
  process.stdout.write(`core: ${(size / 1000).toFixed(1)} kB in ${seconds} s\n`)
}
