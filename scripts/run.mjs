// Starting other programs. Tools are started as `node <their script>`, never through a shell or
// the .bin links, so it works alike on every platform.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export const root = resolve(import.meta.dirname, '..')

/**
 * The path of a package's command line script.
 * @param {string} packageName
 * @param {string} [command] when it differs from the package's name
 */
export function tool(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName)
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin[command]
  if (!script) throw new Error(`${packageName} has no command ${command}`)
  return join(folder, script)
}

/**
 * Runs a program in the project's folder and answers its exit code; its output passes straight
 * through unless `stdio` says otherwise.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`)
      done(1)
    })
    child.on('close', (code) => done(code ?? 1))
  })
}

/**
 * `run` for a script of Node's.
 * @param {string} script
 * @param {string[]} [args]
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export const runNode = (script, args = [], options = {}) =>
  run(process.execPath, [script, ...args], options)

/**
 * True for the module that was started from the command line.
 * @param {string} moduleUrl
 */
export const isMain = (moduleUrl) =>
  process.argv[1] !== undefined && pathToFileURL(resolve(process.argv[1])).href === moduleUrl
