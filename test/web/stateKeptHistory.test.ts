// Undo over a reload: 200 random edits, everything read back from text, all undone is the first
// document to the byte; markets once; what is damaged never blocks.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examples, readDocument, writeDocument, type Document } from '../../src'
import { History } from '../../web/state/history'
import { readHistory, writeHistory } from '../../web/state/keptHistory'
import { Session } from '../../web/state/session.svelte'
import { edit } from '../support/edits'

const sample = examples[0]!.document

const read = (text: string): Document => {
  const parsed = readDocument(text)
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message)
  return parsed.value
}

/** What a reload does: the document and its history go through text. */
const reloaded = ({ document, history }: Session): Session =>
  new Session(read(writeDocument(document)), readHistory(writeHistory(history, document)))

const undoAll = (session: Session): number => {
  let count = 0
  while (session.canUndo && session.undo()) count += 1
  return count
}

/** The sample with quotes at many strikes, so that its market is large. */
const broad = (spot: number): Document['market'] => {
  const { market } = sample
  const btc = market.underlyings['BTC']!
  const quotes = Array.from({ length: 400 }, (_, i) => ({
    ...btc.expiries[0]!.quotes[0]!,
    strike: 50_000 + 250 * i,
  }))
  const expiries = [{ ...btc.expiries[0]!, quotes }, ...btc.expiries.slice(1)]
  return { ...market, underlyings: { ...market.underlyings, BTC: { ...btc, spot, expiries } } }
}

describe('undo over a reload', () => {
  test('200 random edits, a reload, all undone: the first document to the byte', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 260, maxLength: 300 }), (draws) => {
        const session = new Session(sample)
        const texts = [writeDocument(sample)]
        for (const draw of draws) {
          if (texts.length > 200) break
          if (session.edit(draw(session.document)).length === 0)
            texts.push(writeDocument(session.document))
        }
        const steps = texts.length - 1
        const later = reloaded(session)
        expect(undoAll(later)).toBe(steps)
        expect(writeDocument(later.document)).toBe(texts[0])
        // And forward again after another reload.
        const last = reloaded(later)
        for (const text of texts.slice(1)) {
          expect(last.redo()).toBe(true)
          expect(writeDocument(last.document)).toBe(text)
        }
        expect(last.canRedo).toBe(false)
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })

  test('reloads between edits and undos change nothing', () => {
    const move = fc.oneof(
      { weight: 5, arbitrary: edit.map((draw) => ({ draw })) },
      { weight: 3, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
      { weight: 2, arbitrary: fc.constant('reload' as const) },
    )
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const plain = new Session(sample)
        let kept = new Session(sample)
        for (const one of moves) {
          if (one === 'reload') kept = reloaded(kept)
          else if (one === 'undo') expect(kept.undo()).toBe(plain.undo())
          else if (one === 'redo') expect(kept.redo()).toBe(plain.redo())
          else {
            const made = one.draw(plain.document)
            plain.edit(made)
            kept.edit(made)
          }
          expect(writeDocument(kept.document)).toBe(writeDocument(plain.document))
          expect([kept.undoLabel, kept.redoLabel]).toEqual([plain.undoLabel, plain.redoLabel])
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  test('a drag of many edits is one step', () => {
    const session = new Session(sample)
    for (let step = 1; step <= 50; step += 1)
      session.edit({ kind: 'setShocks', shocks: { spot: -step / 100 } }, 'drag')
    session.endGesture()
    const later = reloaded(session)
    expect(undoAll(later)).toBe(1)
    expect(later.document.shocks).toEqual(sample.shocks)
  })
})

describe('the kept text', () => {
  test('holds a market once, however many steps need it', () => {
    const session = new Session({ ...sample, market: broad(97_000) })
    const one = JSON.stringify(broad(97_000)).length
    expect(session.edit({ kind: 'setMarket', market: sample.market })).toEqual([])
    for (let i = 0; i < 6; i += 1) {
      session.undo()
      session.redo()
    }
    session.edit({ kind: 'setShocks', shocks: { spot: 0.3 } })
    const text = writeHistory(session.history, session.document)
    expect(text.length).toBeGreaterThan(one)
    expect(text.length).toBeLessThan(1.1 * one)
    const twice = reloaded(reloaded(session))
    expect(writeHistory(twice.history, twice.document).length).toBeLessThan(1.1 * one)
    expect(undoAll(twice)).toBe(2)
    expect(writeDocument(twice.document)).toBe(writeDocument({ ...sample, market: broad(97_000) }))
  })

  test('of a shock is short', () => {
    const session = new Session(read(writeDocument(sample)))
    for (let step = 0; step < 200; step += 1)
      session.edit({ kind: 'setShocks', shocks: { spot: step / 1000 } })
    expect(writeHistory(session.history, session.document).length).toBeLessThan(20_000)
  })

  test('is bounded: the oldest steps go first', () => {
    const session = new Session({ ...sample, market: broad(1) })
    for (let spot = 2; spot < 160; spot += 1) {
      const quoted = broad(spot)
      session.edit({ kind: 'setMarket', market: { ...quoted, name: `${spot}` } })
      session.edit({ kind: 'setMarket', market: sample.market })
    }
    const text = writeHistory(session.history, session.document)
    expect(text.length).toBeLessThan(4_500_000)
    const later = reloaded(session)
    const count = undoAll(later)
    expect(count).toBeGreaterThan(20)
    expect(count).toBeLessThan(200)
  })

  test('damaged anywhere never throws, and the document stays valid', () => {
    const session = new Session(sample)
    session.edit({ kind: 'setShocks', shocks: { spot: 0.1 } })
    session.edit({ kind: 'removeLeg', id: sample.legs[0]!.id })
    session.edit({ kind: 'rename', name: 'Other' })
    session.undo()
    const text = writeHistory(session.history, session.document)
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.constantFrom('', '0', '"', '}', '-1', 'null', '"__proto__"'),
        (at, put) => {
          const broken = text.slice(0, at) + put + text.slice(at + 1)
          const later = new Session(session.document, readHistory(broken))
          for (let i = 0; i < 5; i += 1) later.undo()
          for (let i = 0; i < 5; i += 1) later.redo()
          expect(readDocument(writeDocument(later.document)).ok).toBe(true)
        },
      ),
      { numRuns: 150, endOnFailure: true },
    )
    for (const nothing of ['', 'null', '[]', '{}', '{"version":2}', '{"version":1,"past":3}'])
      expect(readHistory(nothing).length).toBe(0)
  })

  test('that leads to what is no document says so, once, and is dropped', () => {
    const wrong = JSON.stringify({
      version: 1,
      past: [{ label: 'Odd', patch: [{ path: ['name'], value: 7 }] }],
      future: [],
      markets: [],
    })
    const session = new Session(sample, readHistory(wrong))
    expect(session.canUndo).toBe(true)
    session.undo()
    expect(session.document).toBe(sample)
    expect(session.lastAction).toMatch(/cannot be read/)
    expect(session.canUndo).toBe(false)
    expect(History.empty.length).toBe(0)
  })
})
