// Actions on legs and groups: each is one edit, most of them undo themselves, none bends a contract.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { greeks } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { labelOf } from '../../src/instruments'
import {
  closeLegs,
  duplicateGroup,
  duplicateLegs,
  flipLegs,
  halfOf,
  groupLegs,
  moveGroup,
  moveLegs,
  planRoll,
  rollLegs,
  rollQuestion,
  scaleLegs,
  scaleLegTo,
  shiftStrikes,
  splitLeg,
} from '../../src/legActions'
import { after, idsOf, sample, sentence } from '../support/actions'
import { answerOf, loadCore } from '../support/core'
import { anyDocument } from '../support/arbitraries'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const MARCH = '2026-03-27T08:00:00.000Z'
const JUNE = '2026-06-26T08:00:00.000Z'

const legNames = (document: Document): string[] =>
  document.legs.map(({ instrument }) => labelOf(instrument))

const picked = anyDocument.chain((document) =>
  fc.record({
    document: fc.constant(document),
    ids: fc.subarray(idsOf(document), { minLength: 1 }),
  }),
)

describe('flip and scale', () => {
  it('flipped twice is the same book', () => {
    fc.assert(
      fc.property(picked, ({ document, ids }) => {
        const once = after(document, flipLegs(document, ids))
        expect(after(once, flipLegs(once, ids)).legs).toEqual(document.legs)
      }),
    )
  })

  it('scaled and scaled back is the same book to the last digit but one', () => {
    const factor = fc.double({ min: 0.01, max: 100, noNaN: true })
    fc.assert(
      fc.property(picked, factor, ({ document, ids }, by) => {
        const there = after(document, scaleLegs(document, ids, by))
        const back = after(there, scaleLegs(there, ids, 1 / by))
        back.legs.forEach((leg, at) => {
          const before = document.legs[at]?.quantity ?? NaN
          expect(Math.abs(leg.quantity / before - 1)).toBeLessThan(1e-13)
        })
      }),
    )
  })

  it('flips what the core says of the book: value and delta change their sign', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const before = answerOf(core, greeks, document, { unit: 'usd' })
        const flipped = after(document, flipLegs(document, idsOf(document)))
        const now = answerOf(core, greeks, flipped, { unit: 'usd' })
        const scale = Math.max(1, ...[...before.legs.values()].map(({ value }) => Math.abs(value)))
        expect(Math.abs(now.net.valueUsd + before.net.valueUsd) / scale).toBeLessThan(1e-12)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps the side of a leg that is scaled to a size, and refuses what is no size', () => {
    const next = after(sample, scaleLegTo(sample, 'c1', 3))
    expect(next.legs.find(({ id }) => id === 'c1')?.quantity).toBe(-3)
    for (const wrong of [0, -2, NaN, Infinity]) {
      expect(scaleLegTo(sample, 'c1', wrong).ok).toBe(false)
      expect(scaleLegs(sample, ['c1'], wrong).ok).toBe(false)
    }
    expect(sentence(scaleLegs(sample, ['c1'], 0))).toBe(
      '0 is not a factor: use a number above 0, such as 2 or 0.5',
    )
  })
})

describe('split, duplicate, move', () => {
  it('a split offers half of the size first, whichever the side', () => {
    const [leg] = sample.legs
    if (leg === undefined) throw new Error('the sample has no legs')
    expect(halfOf({ ...leg, quantity: -3 })).toBe(1.5)
    expect(halfOf({ ...leg, quantity: 0.3 })).toBe(0.15)
  })

  it('a split leg holds what it held, fees and funding too', () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(anyDocument, share, (drawn, by) => {
        const document = {
          ...drawn,
          legs: drawn.legs.map((leg) => ({ ...leg, fees: 12.5, fundingReceived: -3 })),
        }
        const [leg] = document.legs
        if (leg === undefined) return
        const next = after(document, splitLeg(document, leg.id, Math.abs(leg.quantity) * by))
        expect(next.legs.length).toBe(document.legs.length + 1)
        const [first, second] = next.legs
        if (first === undefined || second === undefined) return
        expect((first.quantity + second.quantity) / leg.quantity).toBeCloseTo(1, 12)
        expect(first.fees + second.fees).toBeCloseTo(12.5, 10)
        expect(first.fundingReceived + second.fundingReceived).toBeCloseTo(-3, 10)
      }),
    )
    expect(sentence(splitLeg(sample, 'b1', 4))).toBe(
      '4 does not split 4: use a number between 0 and 4',
    )
  })

  it('duplicates stand below, alone or as a group', () => {
    const next = after(sample, duplicateLegs(sample, ['b1', 'b2']))
    expect(legNames(next).slice(2, 6)).toEqual([
      '27 Feb 97,000 C',
      '27 Feb 97,000 P',
      '27 Feb 97,000 C',
      '27 Feb 97,000 P',
    ])
    const twice = after(sample, duplicateGroup(sample, 'c'))
    expect(twice.groups.map(({ name }) => name)).toEqual([
      'Cash and carry',
      'Long straddle',
      'Short put spread',
      'Short put spread copy',
      'Delta hedge',
    ])
    expect(new Set(idsOf(twice)).size).toBe(9)
  })

  it('moving keeps every leg, once, and says where it went', () => {
    const made = moveLegs(sample, ['c2'], 'b', 'b2')
    expect(made.ok && made.value.kind === 'setLegs' && made.value.said).toBe(
      'Moved 27 Feb 84,000 P to Long straddle, 2 of 3',
    )
    fc.assert(
      fc.property(
        fc.subarray(idsOf(sample), { minLength: 1 }),
        fc.constantFrom(...'abcd'),
        (ids, group) => {
          const next = after(sample, moveLegs(sample, ids, group, null))
          expect(idsOf(next).sort()).toEqual(idsOf(sample).sort())
          expect(
            next.legs.filter((leg) => ids.includes(leg.id)).every((leg) => leg.group === group),
          ).toBe(true)
        },
      ),
    )
    const groups = after(sample, moveGroup(sample, 'd', 'a')).groups.map(({ id }) => id)
    expect(groups).toEqual(['d', 'a', 'b', 'c'])
    const own = after(sample, groupLegs(sample, ['a1', 'd1'], 'Hedges'))
    expect(own.groups.at(-1)).toEqual({ id: 'group-1', name: 'Hedges' })
    expect(own.legs.filter(({ group }) => group === 'group-1').map(({ id }) => id)).toEqual([
      'a1',
      'd1',
    ])
  })
})

describe('strikes and expiries', () => {
  it('shifts by listed strikes and back', () => {
    const up = after(sample, shiftStrikes(sample, ['c1', 'c2'], 1))
    expect(legNames(up).slice(4, 6)).toEqual(['27 Feb 92,000 P', '27 Feb 86,000 P'])
    const back = after(up, shiftStrikes(up, ['c1', 'c2'], -1))
    expect(back.legs).toEqual(sample.legs)
  })

  it('counts a shifted leg as entered at the mark of its new contract', () => {
    const up = after(sample, shiftStrikes(sample, ['c1'], 1))
    const view = answerOf(core, greeks, up, { unit: 'usd' })
    const leg = up.legs.find(({ id }) => id === 'c1')
    expect(leg?.entryPrice).toBeCloseTo(view.legs.get('c1')?.mark ?? NaN, 1)
  })

  it('refuses to leave the list, and changes nothing then', () => {
    expect(sentence(shiftStrikes(sample, ['c1', 'c2'], -6))).toMatch(
      /^27 Feb 84,000 P cannot go 6 down: the lowest listed strike is 70,000$/,
    )
    expect(sentence(shiftStrikes(sample, ['a1'], 1))).toBe(
      'none of these legs has a strike to shift',
    )
    expect(shiftStrikes(sample, ['c1'], 0.5).ok).toBe(false)
  })

  it('rolls at the same strike where it is listed, and asks where it is not', () => {
    const plan = planRoll(sample, ['b1', 'c1'], MARCH)
    expect(plan.ok && rollQuestion(plan.value, MARCH)).toBe(null)
    expect(legNames(after(sample, rollLegs(sample, ['b1', 'c1'], MARCH, false)))[2]).toBe(
      '27 Mar 97,000 C',
    )
    expect(sentence(rollLegs(sample, ['c2'], JUNE, false))).toBe(
      'Listed on 26 Jun 26: 84,000 is not; the nearest is 85,000.',
    )
    expect(legNames(after(sample, rollLegs(sample, ['c2'], JUNE, true)))[5]).toBe('26 Jun 85,000 P')
    expect(sentence(rollLegs(sample, ['a1'], MARCH, true))).toBe(
      'none of these legs has an expiry to roll',
    )
    expect(sentence(rollLegs(sample, ['b1'], '2030-01-01T08:00:00.000Z', true))).toBe(
      '1 Jan 30 is not a listed expiry of BTC',
    )
  })

  it('leaves nothing but listed contracts, whatever is rolled and shifted', () => {
    const listed = (document: Document): boolean =>
      document.legs.every(({ instrument }) => {
        if (instrument.kind !== 'option') return true
        const { underlying, expiry, strike, right } = instrument
        const quotes = document.market.underlyings[underlying]?.expiries.find(
          (one) => one.expiry === expiry,
        )?.quotes
        return quotes?.some((quote) => quote.strike === strike && quote.right === right) === true
      })
    const dates = sample.market.underlyings['BTC']?.expiries.map(({ expiry }) => expiry) ?? []
    const step = fc.integer({ min: -4, max: 4 })
    fc.assert(
      fc.property(fc.subarray(idsOf(sample)), fc.constantFrom(...dates), step, (ids, date, by) => {
        const rolled = rollLegs(sample, ids, date, true)
        const there = rolled.ok ? after(sample, rolled) : sample
        const shifted = shiftStrikes(there, ids, by)
        expect(listed(shifted.ok ? after(there, shifted) : there)).toBe(true)
      }),
    )
  })
})

describe('every action', () => {
  it('refuses an empty pick with one sentence', () => {
    const refusals = [
      flipLegs(sample, []),
      scaleLegs(sample, ['gone'], 2),
      duplicateLegs(sample, []),
      closeLegs(sample, [], new Map()),
      moveLegs(sample, [], 'a', null),
      planRoll(sample, [], MARCH),
    ]
    expect(new Set(refusals.map(sentence))).toEqual(
      new Set(['no leg is picked: open one, or use the menu of its row']),
    )
  })
})
