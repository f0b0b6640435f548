// The typed line: `[+|-]size [underlying] [expiry] [strike] [c|p] [@ iv|price] [inv|lin]`, such as
// `-2 27feb 110k c`, `+5 spot`, `-145500usd btc perp inv`. After the size, words may stand in any
// order. What is not understood is reported with the closest known word; nothing is guessed.
import type { Document } from '../document/document'
import type { Leg } from '../document/leg'
import { failure, issue, success, type Issue, type Result } from '../domain/issue'
import { shown } from '../domain/schema'
import { expiryWord, listedExpiries, readExpiry } from './expiryWord'
import { legIds } from './legId'
import { buildLeg, type Conversion, type KeptFields, type LegTerms } from './legTerms'
import { closest } from './closest'
import {
  KINDS,
  LATER,
  RIGHTS,
  STYLES,
  suggestionFor,
  underlyingOf,
  wordsOf,
  type Word,
  type WordRole,
} from './lineWords'
import { nearestStrike } from './nearestStrikes'
import { plainNumber, readSize } from './plainNumber'
import { readVolatility } from './volatilityWord'

export interface LineReading {
  readonly leg: Leg | null
  readonly words: readonly Word[]
  readonly issues: readonly Issue[]
  /** How a size in coins became USD (inverse perpetuals and futures), else null. */
  readonly conversion: Conversion | null
}

type Draft = { -readonly [K in keyof LegTerms]?: LegTerms[K] }

/** Keeps a result under its name in the draft; answers what is wrong with it. */
function keep<Field extends keyof LegTerms>(
  draft: Draft,
  field: Field,
  read: Result<LegTerms[Field]>,
): readonly Issue[] {
  if (read.ok) draft[field] = read.value
  return read.issues
}

/** Puts what one word says into the draft; answers what is wrong with it. */
function take(draft: Draft, { text, role }: Word, document: Document): readonly Issue[] {
  const lower = text.toLowerCase()
  const underlying = draft.underlying ?? document.settings.underlying
  switch (role) {
    case 'size':
      return takeSize(draft, text)
    case 'underlying':
      return keep(draft, 'underlying', success(underlyingOf(document, text) ?? text))
    case 'expiry':
      return keep(draft, 'expiry', readExpiry(text, document.market, underlying))
    case 'strike':
      return keep(draft, 'strike', plainNumber(text, 'a strike'))
    case 'price':
      return keep(draft, 'price', plainNumber(text.slice(1).trim(), 'a price'))
    case 'multiplier':
      return keep(draft, 'multiplier', plainNumber(text.slice(1), 'a multiplier'))
    case 'volatility':
      return keep(draft, 'volatility', readVolatility(text.slice(1).trim()))
    case 'right':
      return keep(draft, 'right', success(RIGHTS[lower] ?? null))
    case 'style':
      return keep(draft, 'style', success(STYLES[lower] ?? null))
    case 'kind':
      return keep(draft, 'kind', success(KINDS[lower] ?? 'spot'))
    case 'unknown':
      return [unknownIssue(text, document)]
  }
}

function takeSize(draft: Draft, text: string): readonly Issue[] {
  const read = readSize(text)
  if (read.ok) Object.assign(draft, { size: read.value.size, sizeUnit: read.value.unit })
  return read.issues
}

function unknownIssue(text: string, document: Document): Issue {
  if (LATER.has(text.toLowerCase()))
    return issue('kind', 'later', 'loans and liquidity positions are not there yet')
  if (/^[+\-\u2212][\d.,]/.test(text))
    return issue(
      'strike',
      'sign',
      `${shown(text)} has a sign; only the size has one, and it stands first`,
    )
  const names = Object.keys(document.market.underlyings).join(', ')
  return issue(
    '',
    'unknownWord',
    `${shown(text)} is not a word of this line; the market has ${names}`,
  )
}

function marked(word: Word, found: Issue, suggestion: string | null): Word {
  return { ...word, issue: whole(word, found), ...(suggestion === null ? {} : { suggestion }) }
}

/** Readings of the figures in a word as readings of the word: `@` and `x` stand before them. */
function whole({ text }: Word, found: Issue): Issue {
  const prefix = /^(@\s*|[x×])/i.exec(text)?.[0] ?? ''
  if (found.readings === undefined || prefix === '') return found
  const readings = found.readings.map(({ shown: figures, typed }) => ({
    shown: figures,
    typed: prefix + typed,
  }))
  return { ...found, readings }
}

/** A line of what is not there yet has no other mistakes. */
function onlyLater(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ issue: found }) => found?.code === 'later')) return words
  return words.map((word) => {
    if (word.issue === undefined || word.issue.code === 'later') return word
    const { text, start, end, role } = word
    return { text, start, end, role }
  })
}

/** Each word with its complaint; the draft takes what is right. */
function readWords(words: readonly Word[], draft: Draft, document: Document): Word[] {
  const seen = new Set<WordRole>()
  // The underlying decides what a date means, so it is taken first wherever it stands.
  const named = words.find(({ role }) => role === 'underlying')
  if (named !== undefined) take(draft, named, document)
  return words.map((word) => {
    if (word.role !== 'unknown' && seen.has(word.role))
      return marked(
        word,
        issue(word.role, 'repeated', `${shown(word.text)} is a second ${word.role}`),
        null,
      )
    seen.add(word.role)
    const [found] = take(draft, word, document)
    if (found === undefined) return word
    const isKnown = word.role !== 'unknown' && word.role !== 'expiry'
    const suggestion = isKnown ? null : suggestionFor(word.text, document)
    return marked(word, { ...found, path: found.path || word.role }, suggestion)
  })
}

/** The kind that the words mean, or what is missing to know it. */
function kindOf(draft: Draft): Result<LegTerms['kind']> {
  if (draft.kind !== undefined) return success(draft.kind)
  if (draft.strike !== undefined || draft.right !== undefined) return success('option')
  const sentence =
    draft.expiry === undefined
      ? 'say what it is: spot, perp, a date with fut, or a date with a strike and c or p'
      : 'a date alone is not enough: add fut, or a strike and c or p'
  return failure(issue('kind', 'missing', sentence))
}

/** What the market would rather have for a term that is not listed. */
function listedInstead(found: Issue, draft: Draft, document: Document): string | null {
  const { market, settings } = document
  const underlying = draft.underlying ?? settings.underlying
  if (found.code !== 'notListed') return null
  if (found.path === 'strike' && draft.expiry && draft.strike)
    return String(nearestStrike(market, underlying, draft.expiry, draft.strike) ?? '') || null
  if (found.path !== 'expiry' || !draft.expiry) return null
  const words = listedExpiries(market, underlying).map((expiry) =>
    expiryWord(expiry, market, underlying),
  )
  return closest(expiryWord(draft.expiry, market, underlying), words)
}

/**
 * Reads a typed line for a document. `leg` is null while anything is wrong or missing; `issues`
 * says what, and words carry their own. `kept` gives the fields that a line does not say (an edited
 * leg's id, group, account, …); without it the leg goes to the first group and account.
 */
export function readLine(text: string, document: Document, kept: KeptFields = {}): LineReading {
  const draft: Draft = {}
  const words = onlyLater(readWords(wordsOf(text.slice(0, 500), document), draft, document))
  const nothing = { leg: null, conversion: null }
  if (words.length === 0) return { ...nothing, words, issues: [] }
  const wrong = words.flatMap((word) => (word.issue === undefined ? [] : [word.issue]))
  if (wrong.length > 0) return { ...nothing, words, issues: wrong }
  if (draft.size === undefined)
    return {
      ...nothing,
      words,
      issues: [issue('size', 'missing', 'start with a size such as +5 or -2')],
    }
  const kind = kindOf(draft)
  if (!kind.ok) return { ...nothing, words, issues: kind.issues }
  const terms: LegTerms = {
    underlying: document.settings.underlying,
    expiry: null,
    strike: null,
    right: null,
    style: null,
    sizeUnit: 'coin',
    multiplier: null,
    volatility: null,
    price: null,
    ...draft,
    size: draft.size,
    kind: kind.value,
  }
  const built = buildLeg(terms, document, kept.id ?? legIds(document)(), kept)
  const told = words.map((word) => {
    const found = built.issues.find(({ path }) => path === word.role)
    return found === undefined ? word : marked(word, found, listedInstead(found, draft, document))
  })
  return { ...built, words: told }
}
