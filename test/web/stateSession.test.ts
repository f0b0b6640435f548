// Undo and redo: edits of all kinds, gestures, the limit of 200 steps, failures that change nothing.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examples, restShocks, type Document } from '../../src'
import { Session } from '../../web/state/session.svelte'
import { edit } from '../support/edits'

const sample = examples[0]!.document

describe('session', () => {
  test('undo of an edit is the document before; redo the one after', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (draws) => {
        const session = new Session(sample)
        const seen: Document[] = [sample]
        for (const draw of draws) {
          const before = session.document
          const issues = session.edit(draw(before))
          if (issues.length > 0) expect(session.document).toBe(before)
          else seen.push(session.document)
        }
        for (const document of [...seen].reverse().slice(1)) {
          expect(session.undo()).toBe(true)
          expect(session.document).toBe(document)
        }
        expect(session.canUndo).toBe(false)
        for (const document of seen.slice(1)) {
          expect(session.redo()).toBe(true)
          expect(session.document).toBe(document)
        }
        expect(session.canRedo).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('the book under no shocks stands still while shocks move, and follows all else', () => {
    const session = new Session(sample)
    const { book } = session
    session.edit({ kind: 'setShocks', shocks: { spot: 0.1 } })
    expect(session.book).toBe(book)
    expect(session.book.shocks).toEqual(restShocks)
    session.edit({ kind: 'rename', name: 'Another' })
    expect(session.book).not.toBe(book)
    expect(session.book).toEqual({ ...session.document, shocks: restShocks })
  })

  test('an edit that fails says why and changes nothing', () => {
    const session = new Session(sample)
    const issues = session.edit({ kind: 'setShocks', shocks: { spot: -2 } })
    expect(issues[0]?.message).toMatch(/-2 is not a spot shock/)
    expect(session.document).toBe(sample)
    expect(session.canUndo).toBe(false)
  })

  test('a gesture is one step, until it ends', () => {
    const session = new Session(sample)
    for (const spot of [-0.01, -0.02, -0.03])
      session.edit({ kind: 'setShocks', shocks: { spot } }, 'drag')
    session.endGesture()
    session.edit({ kind: 'setShocks', shocks: { spot: -0.04 } }, 'drag')
    expect(session.document.shocks.spot).toBe(-0.04)
    session.undo()
    expect(session.document.shocks.spot).toBe(-0.03)
    session.undo()
    expect(session.document).toBe(sample)
    expect(session.canUndo).toBe(false)
  })

  test('another edit ends a gesture', () => {
    const session = new Session(sample)
    session.edit({ kind: 'setShocks', shocks: { spot: 0.1 } }, 'drag')
    session.edit({ kind: 'rename', name: 'Other' })
    session.edit({ kind: 'setShocks', shocks: { spot: 0.2 } }, 'drag')
    session.undo()
    expect([session.document.name, session.document.shocks.spot]).toEqual(['Other', 0.1])
  })

  test('a cancelled gesture leaves no trace', () => {
    const session = new Session(sample)
    session.edit({ kind: 'rename', name: 'Kept' })
    session.edit({ kind: 'setShocks', shocks: { spot: 0.1 } }, 'drag')
    session.cancelGesture('drag')
    expect(session.document.shocks).toEqual(sample.shocks)
    session.cancelGesture('drag')
    expect(session.document.name).toBe('Kept')
    session.undo()
    expect(session.document).toBe(sample)
  })

  test('200 steps are kept', () => {
    const session = new Session(sample)
    for (let step = 1; step <= 250; step += 1)
      session.edit({ kind: 'setShocks', shocks: { days: step } })
    let count = 0
    while (session.undo()) count += 1
    expect(count).toBe(200)
    expect(session.document.shocks.days).toBe(50)
  })

  test('an edit after undo drops what could be redone', () => {
    const session = new Session(sample)
    session.edit({ kind: 'rename', name: 'One' })
    session.undo()
    session.edit({ kind: 'rename', name: 'Two' })
    expect(session.canRedo).toBe(false)
    expect(session.lastAction).toBe('Renamed to Two')
  })
})
