import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/document'
import { examples } from '../../src/examples'
import { readDocument, readJson, writeDocument } from '../../src/io/json'
import { documents } from './arbitraries'

const [{ document: sample }] = examples as unknown as [(typeof examples)[number]]
const refusal = (text: string): string => {
  const read = readDocument(text)
  if (read.ok) throw new Error('the text was read')
  return read.issues[0]?.message ?? ''
}

describe('a document as JSON', () => {
  test('reads back equal, whatever is drawn', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const read = readDocument(writeDocument(document))
        expect(read.issues.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(read.ok && read.value).toEqual(document)
      }),
      { numRuns: 400 },
    )
  })

  test('is the same text for equal documents, in whatever order their keys came', () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, turned(inner)]),
            )
          : value
    const other = turned(sample) as typeof sample
    expect(writeDocument(other)).toBe(writeDocument(sample))
  })

  test('is plain JSON with two spaces', () => {
    const text = writeDocument(sample)
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
    expect(text.startsWith('{\n  "format": "netgreek",\n  "version": 1,\n')).toBe(true)
  })

  test('keeps a byte order mark out of the way', () => {
    expect(readDocument(`\uFEFF${writeDocument(sample)}`).ok).toBe(true)
  })
})

describe('bad input is refused with a sentence', () => {
  test.each([
    ['nothing', '', 'the file is empty'],
    [
      'a cut text',
      writeDocument(sample).slice(0, 500),
      'the text is not JSON; it ends too early, as if it were cut off',
    ],
    [
      'a stray comma',
      '{\n  "a": 1,\n}',
      'the text is not JSON; it stops being so at line 3, column 1',
    ],
    ['another file', 'size,kind\n5,spot', 'the text is not JSON'],
    [
      'a list',
      '[]',
      'a list is not a Netgreek document: an object with "format", "version" and "legs"',
    ],
    ['binary data', 'PK\0\0', 'the file is not text in UTF-8: it holds binary data'],
  ])('%s', (_, text, sentence) => {
    expect(refusal(text)).toContain(sentence)
  })

  test('51 MB, without being parsed', () => {
    expect(refusal(`"${'x'.repeat(51_000_000)}"`)).toBe(
      'the file has 51 MB; files under 50 MB are read',
    )
  })

  test('a million legs without anything in them, without filling the memory', () => {
    const many = (count: number) =>
      `{"format": "netgreek", "version": 1, "legs": [${'{},'.repeat(count)}{}]}`
    expect(readDocument(many(1_000_000)).issues).toHaveLength(1)
    expect(refusal(many(3_000_000))).toBe('the text has more than 2,000,000 objects and lists')
  })

  test('lists nested a hundred thousand deep', () => {
    expect(readDocument('['.repeat(100_000) + ']'.repeat(100_000)).ok).toBe(false)
    expect(readJson(`${'[{"constructors":'.repeat(50_000)}1${'}]'.repeat(50_000)}`).issues).toEqual(
      [],
    )
  })

  test.each([
    ['{"__proto__": {"isAdmin": true}}', '__proto__'],
    ['{"market": {"underlyings": {"constructor": {}}}}', 'market.underlyings.constructor'],
    ['{"legs": [{}, {"prototype": 1}]}', 'legs[1].prototype'],
    ['{"a": {"\\u005f_proto__": 1}}', 'a.__proto__'],
  ])('the prototype key in %s', (text, path) => {
    const read = readDocument(text)
    expect(read.issues[0]).toMatchObject({ path, code: 'forbiddenKey' })
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })

  test('a word that is a prototype key is fine as text', () => {
    const named = { ...sample, name: 'constructor' }
    expect(readDocument(writeDocument(named)).ok).toBe(true)
  })

  test.each([
    ['text where a number belongs', 'legs[0].quantity', '5', '"five"', '"five" is not a size'],
    ['1e308 for a size', 'legs[0].quantity', '5', '1e308', '1e+308 is not a size'],
    [
      'a negative strike',
      'legs[2].instrument.strike',
      '97000',
      '-97000',
      '-97000 is not a strike in USD above 0',
    ],
  ])('%s, with the path of its field', (_, path, from, to, sentence) => {
    const field = path.split('.').at(-1)?.replace(/.*\]/, '') ?? ''
    const [before = '', after = ''] = writeDocument(sample).split('"legs": [')
    const text = `${before}"legs": [${after.replace(`"${field}": ${from},`, `"${field}": ${to},`)}`
    const read = readDocument(text)
    expect(read.ok).toBe(false)
    expect(read.issues[0]?.path).toBe(path)
    expect(read.issues[0]?.message).toContain(sentence)
  })
})

test('the drawn documents are valid', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const parsed = parseDocument(document)
      expect(parsed.issues).toEqual([])
      expect(parsed.ok && parsed.value).toEqual(document)
    }),
    { numRuns: 200 },
  )
})

test('the example in docs/format.md is a valid document', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../docs/format.md'), 'utf8')
  const example = /## Example\n\n```json\n(.*?)```/s.exec(text)?.[1] ?? ''
  const read = readDocument(example)
  expect(read.issues).toEqual([])
  expect(read.ok && read.value.legs).toHaveLength(1)
})
