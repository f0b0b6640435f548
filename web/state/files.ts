// A file or a pasted text, recognised by its content: a book, an option chain, or rows of legs.
import {
  readDocument,
  readLegs,
  readLegsHeader,
  readMarket,
  type Document,
  type MarketReading,
} from '../../src'

export type Recognised =
  | { readonly kind: 'book'; readonly name: string; readonly document: Document }
  | { readonly kind: 'market'; readonly name: string; readonly reading: MarketReading }
  | { readonly kind: 'legs'; readonly name: string; readonly text: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly sentence: string }

/** Larger files are refused before they are read. */
const LARGEST_FILE = 50_000_000

const unreadable = (name: string, why: string): Recognised => ({
  kind: 'unreadable',
  name,
  sentence: `${name} was not opened: ${why.replace(/\.$/, '')}.`,
})

const isJson = (text: string): boolean => /^[\uFEFF\s]*[[{]/.test(text.slice(0, 1000))

/** An option chain has these in its first line; rows of legs do not. */
const isChain = (text: string): boolean =>
  /^[\uFEFF\s]*[^\r\n]*\b(mark_iv|mark_price|index_price|underlying_price|expiry_datetime)\b/i.test(
    text.slice(0, 4000),
  )

export function recognise(text: string, name: string, document: Document): Recognised {
  if (isJson(text)) {
    const parsed = readDocument(text)
    return parsed.ok
      ? { kind: 'book', name, document: parsed.value }
      : unreadable(name, parsed.issues[0]?.message ?? 'it is not a book')
  }
  if (!isChain(text)) return legsIn(text, name, document)
  const market = readMarket(text, name.replace(/\.\w+$/, ''))
  return market.ok
    ? { kind: 'market', name, reading: market.value }
    : unreadable(name, market.issues[0]?.message ?? 'it cannot be read')
}

/** Rows of legs; where their names say nothing, a person tells what the columns are. */
function legsIn(text: string, name: string, document: Document): Recognised {
  const legs = readLegs(text, document)
  const table = readLegsHeader(text)
  const canBeTold =
    legs.issues[0]?.code === 'missingColumn' &&
    table.ok &&
    // Prose with a comma is no table.
    (table.value.header.length > 2 || table.value.mapping.some((column) => column !== null)) &&
    table.value.rowCount > 0
  return legs.ok || canBeTold
    ? { kind: 'legs', name, text }
    : unreadable(name, legs.issues[0]?.message ?? 'it cannot be read')
}

/** Lets the page draw before a long parse. */
const drawn = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0))
  })

export async function readFile(file: File, document: Document): Promise<Recognised> {
  if (file.size === 0) return unreadable(file.name, 'the file is empty')
  if (file.size >= LARGEST_FILE)
    return unreadable(
      file.name,
      `the file has ${Math.round(file.size / 1e6)} MB; files under 50 MB are read`,
    )
  let text: string
  try {
    text = await file.text()
  } catch {
    return unreadable(file.name, 'the browser could not read it')
  }
  await drawn()
  return recognise(text, file.name, document)
}
