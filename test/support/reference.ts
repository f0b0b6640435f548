// Market files outside the repository, for tests that have them: the folder REFERENCE_DATA names,
// else ../shared beside the repository. Without it those tests are skipped, and say so.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const folder = process.env.REFERENCE_DATA ?? resolve(root, '../shared')

/** Whether a file of the reference data is there; prints where it was looked for if not. */
export function hasReference(path: string): boolean {
  const full = resolve(folder, path)
  if (existsSync(full)) return true
  console.info(`skipped: no ${full} (set REFERENCE_DATA to the folder that holds it)`)
  return false
}

export const readReference = (path: string): string => readFileSync(resolve(folder, path), 'utf8')
