// Compares the compressed sizes of what is shipped with the table in budgets.json (bytes; the
// files a row names are added up: by a pattern, or as all scripts that a page loads before it starts). A row
// that names no file fails: it would guard nothing.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { root } from './run.mjs'

/** @type {{ name: string, files?: string, scriptsOf?: string, gzip: number, brotli: number }[]} */
const budgets = JSON.parse(readFileSync(join(root, 'scripts/budgets.json'), 'utf8'))

const files = ['build', 'dist']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .map((path) => relative(root, path).split(sep).join('/'))

/** @type {Map<string, { gzip: number, brotli: number }>} */
const measured = new Map()

/** @param {string} file */
function sizesOf(file) {
  const known = measured.get(file)
  if (known) return known
  const bytes = readFileSync(join(root, file))
  const sizes = { gzip: gzipSync(bytes).length, brotli: brotliCompressSync(bytes).length }
  measured.set(file, sizes)
  return sizes
}

/**
 * Addresses of the scripts in a page: its own and those that it preloads for it.
 * @param {string} page
 */
function scriptsOf(page) {
  const found = readFileSync(join(root, page), 'utf8').matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)
  return [...found].map(([, path]) => `dist/${path}`)
}

let failed = false
for (const { name, files: pattern = '$^', scriptsOf: page, ...limits } of budgets) {
  const named = page === undefined ? null : scriptsOf(page)
  const matching = files
    .filter((file) => (named === null ? new RegExp(pattern).test(file) : named.includes(file)))
    .map(sizesOf)
  const figures = /** @type {const} */ (['gzip', 'brotli']).map((kind) => {
    const size = matching.reduce((sum, sizes) => sum + sizes[kind], 0)
    const isOver = size > limits[kind]
    failed ||= isOver
    const text = `${kind} ${(size / 1000).toFixed(1)} of ${(limits[kind] / 1000).toFixed(0)} kB`
    return isOver ? `${text} TOO LARGE` : text
  })
  if (matching.length === 0) {
    failed = true
    figures.push(`no file matches ${page ?? pattern}`)
  }
  process.stdout.write(`${name.padEnd(12)} ${figures.join(', ')}\n`)
}
if (failed) process.exit(1)
