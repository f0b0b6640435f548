// The words of a typed line and what each of them is.
import type { Document } from '../document/document'
import type { Issue } from '../domain/issue'
import { closest } from './closest'
import { expiryWord, isExpiryWord, listedExpiries } from './expiryWord'

export type WordRole =
  | 'size'
  | 'underlying'
  | 'expiry'
  | 'strike'
  | 'right'
  | 'volatility'
  | 'price'
  | 'style'
  | 'kind'
  | 'multiplier'
  | 'unknown'

export interface Word {
  readonly text: string
  /** Place in the line, from `start` up to but not including `end`. */
  readonly start: number
  readonly end: number
  readonly role: WordRole
  readonly issue?: Issue
  readonly suggestion?: string
}

export const KINDS: Readonly<Record<string, 'spot' | 'perpetual' | 'future'>> = {
  spot: 'spot',
  perp: 'perpetual',
  perpetual: 'perpetual',
  fut: 'future',
  future: 'future',
}
export const RIGHTS: Readonly<Record<string, 'call' | 'put'>> = {
  c: 'call',
  call: 'call',
  p: 'put',
  put: 'put',
}
export const STYLES: Readonly<Record<string, 'linear' | 'inverse'>> = {
  lin: 'linear',
  linear: 'linear',
  inv: 'inverse',
  inverse: 'inverse',
}

/** Kinds that the line will know one day; said so instead of being unknown. */
export const LATER: ReadonlySet<string> = new Set(['loop', 'loan', 'lp'])

// A sign may stand apart from its size, and @ from what follows it.
// Spaces that only stand between groups of three (thin or without a break) do not end a word.
const WORD =
  /@\s*[^\s@]+|(?<=^\s*)[+\-\u2212]\s+\S+|(?:[^\s]|(?<=\d)[\u2009\u202F\u00A0](?=\d{3}(?!\d)))+/g

const NUMBER = /^[\d.,'’\u2009\u202F\u00A0]+(e[+-]?\d+)?(k|m)?$/i

const has = (record: object, key: string): boolean => Object.hasOwn(record, key)

/** The market's own name of an underlying typed in any case, or null. */
export function underlyingOf(document: Document, word: string): string | null {
  const names = Object.keys(document.market.underlyings)
  const lower = word.toLowerCase()
  return (
    names.find((name) => name === word) ??
    names.find((name) => name.toLowerCase() === lower) ??
    null
  )
}

function roleOf(text: string, isFirst: boolean, document: Document): WordRole {
  const lower = text.toLowerCase()
  if (text.startsWith('@')) return /[%v]$/i.test(text) ? 'volatility' : 'price'
  if (has(KINDS, lower)) return 'kind'
  if (has(RIGHTS, lower)) return 'right'
  if (has(STYLES, lower)) return 'style'
  if (underlyingOf(document, text) !== null) return 'underlying'
  if (/^[x×]\d/i.test(text)) return 'multiplier'
  if (isExpiryWord(text)) return 'expiry'
  if (isFirst && /^[+\-\u2212]?\s*[$\d.,]/.test(text)) return 'size'
  return NUMBER.test(text) ? 'strike' : 'unknown'
}

/** Splits a line into words with their places and roles. */
export function wordsOf(line: string, document: Document): Word[] {
  return [...line.matchAll(WORD)].map((found, at) => {
    const [text] = found
    const start = found.index
    return { text, start, end: start + text.length, role: roleOf(text, at === 0, document) }
  })
}

/** The known word closest to an unknown one, or null. */
export function suggestionFor(word: string, document: Document): string | null {
  const { market } = document
  const names = Object.keys(market.underlyings)
  const dates = names.flatMap((name) =>
    listedExpiries(market, name).map((expiry) => expiryWord(expiry, market, name)),
  )
  const dayMonths = dates.map((date) => date.replace(/([a-z])\d\d$/, '$1'))
  const keywords = [...Object.keys(KINDS), ...Object.keys(RIGHTS), ...Object.keys(STYLES)]
  return closest(word, [
    ...keywords,
    ...names.map((name) => name.toLowerCase()),
    ...dayMonths,
    ...dates,
  ])
}
