// How much text is read at all: refused before any parsing, so that no file can hang the page.
import { issue, type Issue } from '../domain/issue'

export const LARGEST_TEXT = 50_000_000
export const LARGEST_ROW_COUNT = 200_000
export const LARGEST_COLUMN_COUNT = 1000
/** Objects and lists in one JSON text: several times the largest book. */
export const LARGEST_PART_COUNT = 2_000_000

/** What is wrong with a text before it is parsed: empty, too large or not text; else null. */
export function textIssue(text: string): Issue | null {
  if (text.length >= LARGEST_TEXT) {
    const megabytes = Math.round(text.length / 1e6)
    return issue('', 'tooLarge', `the file has ${megabytes} MB; files under 50 MB are read`)
  }
  if (/^\s*$/.test(text.slice(0, 1000)) && text.trim() === '')
    return issue('', 'empty', 'the file is empty')
  if (text.includes('\0'))
    return issue('', 'notText', 'the file is not text in UTF-8: it holds binary data')
  return null
}

/** How often a character stands in a text; counting stops once it is more than `enough`. */
export function countOf(character: string, text: string, enough: number): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0 && count <= enough;) {
    count += 1
    at = text.indexOf(character, at + 1)
  }
  return count
}
