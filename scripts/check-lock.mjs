// Guards package-lock.json. npm silently leaves an optional package out of the lock when its
// registry lacks it, and `npm ci` then refuses the lock; and a download address would tie the lock
// to one registry. Versions are pinned exactly in package.json, so an update is always a choice.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/** @param {string} name */
const readJson = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
/** @type {Record<string, { resolved?: string, optionalDependencies?: Record<string, string> }>} */
const packages = readJson('package-lock.json').packages

/**
 * True when Node would find `name` from the package at `from`: beside it or in a folder above.
 * @param {string} from
 * @param {string} name
 */
function hasEntry(from, name) {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/'))) {
    const base = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
    if (packages[`${base}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

const complaints = []
for (const [path, entry] of Object.entries(packages)) {
  if (entry.resolved !== undefined) complaints.push(`${path} has a download address`)
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!hasEntry(path, name)) complaints.push(`${path} wants ${name}, which has no entry`)
  }
}
const { dependencies, devDependencies } = readJson('package.json')
for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
  if (!/^\d+\.\d+\.\d+$/.test(String(version))) complaints.push(`${name} is not pinned: ${version}`)
}

for (const complaint of complaints) process.stderr.write(`package-lock.json: ${complaint}\n`)
if (complaints.length > 0) process.exit(1)
process.stdout.write(`lock: ${Object.keys(packages).length} entries in order\n`)
