// Documents as JSON text: the only format in which a whole book is saved.
import { parseDocument, type Document } from '../document/document'
import { failure, issue, success, type Result } from '../domain/issue'
import { shown } from '../domain/schema'
import { canonicalDocument } from './canonical'
import { forbiddenKey } from './forbiddenKey'
import { countOf, LARGEST_PART_COUNT, textIssue } from './size'

/** Where in the text a parser stopped, in lines and columns, from its own message. */
function placeOf(message: string, text: string): string {
  const lineColumn = /line (\d+) column (\d+)/.exec(message)
  if (lineColumn !== null)
    return `; it stops being so at line ${lineColumn[1]}, column ${lineColumn[2]}`
  const position = /position (\d+)/.exec(message)?.[1]
  // Some engines quote the place instead of counting to it.
  const quoted = /, (?:\.{3})?"([^]+)"(?:\.{3})? is not valid JSON$/.exec(message)?.[1]
  if (quoted !== undefined) return `; it stops being so near ${shown(quoted)}`
  const isCut =
    position === undefined ? /end/i.test(message) : Number(position) >= text.trimEnd().length
  if (isCut || /unterminated/i.test(message)) return '; it ends too early, as if it were cut off'
  if (position === undefined) return ''
  const before = text.slice(0, Number(position)).split('\n')
  return `; it stops being so at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}

/** Reads JSON of anything. The sentence says where the text stops being JSON. */
export function parseJson(text: string): Result<unknown> {
  const wrong = textIssue(text)
  if (wrong !== null) return failure(wrong)
  const plain = text.replace(/^\uFEFF/, '')
  const [objects, lists] = ['{', '['].map((part) => countOf(part, plain, LARGEST_PART_COUNT))
  if ((objects ?? 0) + (lists ?? 0) > LARGEST_PART_COUNT)
    return failure(issue('', 'tooLarge', 'the text has more than 2,000,000 objects and lists'))
  try {
    return success(JSON.parse(plain))
  } catch (error) {
    const place = placeOf(error instanceof Error ? error.message : '', plain)
    return failure(issue('', 'notJson', `the text is not JSON${place}`))
  }
}

/** Reads JSON of anything and refuses keys that reach prototypes. */
export function readJson(text: string): Result<unknown> {
  const parsed = parseJson(text)
  if (!parsed.ok) return parsed
  const key = forbiddenKey(text, parsed.value)
  if (key !== null)
    return failure(
      issue(
        key.slice(0, 100),
        'forbiddenKey',
        `${key.slice(0, 100)} is not a key that a document can have`,
      ),
    )
  return parsed
}

/** Reads a document of any known version; complaints carry the path of their field. */
export function readDocument(text: string): Result<Document> {
  const parsed = readJson(text)
  return parsed.ok ? parseDocument(parsed.value) : parsed
}

/**
 * A document as canonical JSON: keys in the order of docs/format.md, two spaces, the same bytes for
 * the same document. `readDocument` gives back an equal one.
 */
export const writeDocument = (document: Document): string => canonicalDocument(document)
