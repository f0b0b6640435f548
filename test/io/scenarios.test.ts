// The user's own scenarios in a document: optional, named once, written and read back.
import { describe, expect, it } from 'vitest'
import { applyEdit, parseDocument } from '../../src/document'
import { sample } from '../../src/examples/sample'
import { readDocument, writeDocument } from '../../src/io'
import { noShocks, noSmileShock } from '../../src/shocks'

const plain = JSON.parse(JSON.stringify(sample)) as Record<string, unknown>
const messages = (scenarios: unknown) =>
  parseDocument({ ...plain, scenarios }).issues.map(({ message }) => message)
const crash = {
  name: 'Crash',
  shocks: { ...noShocks, spot: -0.3, basis: -0.2, spots: { ETH: -0.4 } },
}

describe('own scenarios', () => {
  it('are missing in older documents, which stay as they are', () => {
    const parsed = parseDocument(plain)
    expect(parsed.ok && 'scenarios' in parsed.value).toBe(false)
    expect(parsed.ok && writeDocument(parsed.value)).toBe(writeDocument(sample))
  })

  it('are written and read back to the same text', () => {
    const edited = applyEdit(sample, { kind: 'setScenarios', scenarios: [crash] })
    if (!edited.ok) throw new Error(edited.issues[0]?.message)
    const text = writeDocument(edited.value)
    const again = readDocument(text)
    expect(again.ok && again.value.scenarios).toEqual([crash])
    expect(again.ok && writeDocument(again.value)).toBe(text)
    const none = applyEdit(edited.value, { kind: 'setScenarios', scenarios: [] })
    expect(none.ok && writeDocument(none.value)).toBe(writeDocument(sample))
  })

  it('have names of their own and shocks within bounds', () => {
    expect(messages([crash, crash])).toEqual([
      'there is a scenario "Crash" already; give each its own name',
    ])
    expect(messages([{ ...crash, name: '' }])).toEqual(['a scenario needs a name'])
    expect(messages([{ name: 'x', shocks: { ...noShocks, spot: -2 } }])).toEqual([
      '-2 is not a spot shock from -0.99 to 10',
    ])
    expect(
      messages([{ name: 'x', shocks: { ...noShocks, spots: { __proto__: null, ETH: -1 } } }]),
    ).toHaveLength(1)
    expect(messages(Array.from({ length: 101 }, (_, i) => ({ ...crash, name: `${i}` })))).toEqual([
      'a book holds at most 100 scenarios',
    ])
  })

  it('leave out of shocks what does nothing', () => {
    const shocks = { ...noShocks, basis: 0, spots: {}, smile: noSmileShock }
    const edited = applyEdit(sample, { kind: 'setShocks', shocks })
    expect(edited.ok && edited.value.shocks).toEqual(noShocks)
  })
})
