import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { stress } from '../../src/analyses'
import { parseStress, type StressState } from '../../src/analyses/stress'
import type { Document } from '../../src/document'
import type { Core } from '../../src/engine/core'
import { anyDocument } from '../support/arbitraries'
import { runCli } from '../support/cli'
import { EPS, expectClose } from '../support/close'
import { answerOf, loadCore } from '../support/core'
import { bookOf, flatMarket, legOf, optionLeg, underlyingAt } from '../support/documents'
import { goldenGrid } from '../support/portfolios'
import { ACCOUNTS, anyBook, drawnList, named, spreadOut } from '../support/stateLists'
import { smilingDocument } from '../support/surfaceBooks'

let core: Core
beforeAll(async () => {
  core = await loadCore()
})

const onlyAccount = (document: Document, account: string): Document => ({
  ...document,
  legs: document.legs.filter((leg) => leg.account === account),
})

const stressOf = (document: Document, states: readonly StressState[]) =>
  answerOf(core, stress, document, { states })

describe('limits', () => {
  it('answers nothing for an account without legs and for a leg that is off', () => {
    const market = flatMarket(100)
    const spot = { kind: 'spot', underlying: 'BTC' } as const
    const on = legOf('a', spot, 2, { account: 'first' })
    const off = legOf('b', spot, 50, { account: 'second', isOn: false })
    const document = { ...spreadOut(bookOf(market, [])), legs: [on, off] }
    const { total, accounts } = stressOf(document, [{ name: 'up', spot: 0.5 }, { name: 'still' }])
    expect(accounts.map(({ id }) => id)).toEqual(ACCOUNTS)
    expect(total.pnl).toEqual([100, 0])
    expect(total.value).toEqual([300, 200])
    expect(accounts[0]).toMatchObject({ pnl: [100, 0], value: [300, 200] })
    for (const { pnl, value } of accounts.slice(1)) {
      expect(pnl).toEqual([0, 0])
      expect(value).toEqual([0, 0])
    }
  })

  it('answers zeros for a book without legs or without accounts', () => {
    const document = bookOf(flatMarket(100), [])
    expect(stressOf(document, [{ name: 'a' }]).total.value).toEqual([0])
    const { accounts, total } = stressOf({ ...document, accounts: [] }, [{ name: 'a' }])
    expect(accounts).toEqual([])
    expect(total).toEqual({ pnl: [0], value: [0], worst: { state: 0, name: 'a', pnl: 0 } })
  })

  it('names legs that have no value, and leaves them out', () => {
    const document = bookOf(flatMarket(100), [
      legOf('a', { kind: 'spot', underlying: 'BTC' }, 1),
      optionLeg('gone', 1, { strike: 90, days: -3, right: 'call', volatility: 0.5 }),
    ])
    const { notValued, total } = stressOf(document, [{ name: 'still' }])
    expect(notValued.map(({ leg }) => leg)).toEqual(['gone'])
    expect(total.value).toEqual([100])
  })

  it('refuses lists that are empty, states without a name of their own, and shocks out of bounds', () => {
    const sentences = (states: unknown) =>
      parseStress({ states }).issues.map(({ message }) => message)
    expect(sentences([{ name: 'a' }, { name: 'b', spot: -0.5, basis: 0.01 }])).toEqual([])
    expect(sentences([])).toEqual(['a list of states needs at least one state'])
    expect(sentences([{ spot: 0.1 }])).toEqual(['states[0].name is missing'])
    expect(sentences([{ name: '' }])).toEqual(['a state needs a name'])
    expect(sentences([{ name: 'a' }, { name: 'a' }])).toEqual([
      'the state "a" stands twice; give each its own name',
    ])
    expect(sentences([{ name: 'a', spot: -1 }])).toHaveLength(1)
    expect(sentences([{ name: 'a', underlyings: { BTC: { spot: NaN } } }])).toHaveLength(1)
    expect(sentences([{ name: 'a', gamma: 1 }])).toEqual([
      'states[0].gamma is not a field of this format',
    ])
  })

  it('refuses moves of an underlying that the market does not have', () => {
    const states = [{ name: 'a', underlyings: { DOGE: { spot: 0.1 } } }]
    const packed = stress.pack(bookOf(flatMarket(100), []), { states })
    expect(packed.issues.map(({ message }) => message)).toEqual([
      'DOGE is not in the market; it has BTC',
    ])
  })
})

describe('identities', () => {
  it('gives an account what a book of its legs alone has, to the last bit', () => {
    fc.assert(
      fc.property(anyBook, drawnList, (drawn, list) => {
        const document = spreadOut(drawn)
        const states = list.map(named)
        for (const { id, pnl, value } of stressOf(document, states).accounts) {
          const { total } = stressOf(onlyAccount(document, id), states)
          expect(pnl).toEqual(total.pnl)
          expect(value).toEqual(total.value)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('adds up over accounts', () => {
    fc.assert(
      fc.property(anyBook, drawnList, (drawn, list) => {
        const document = spreadOut(drawn)
        const { total, accounts } = stressOf(document, list.map(named))
        const alone = document.legs.map((leg) =>
          stressOf({ ...document, legs: [leg] }, list.map(named)),
        )
        for (const figure of ['pnl', 'value'] as const) {
          total[figure].forEach((want, state) => {
            const size = (parts: readonly { readonly [K in typeof figure]: readonly number[] }[]) =>
              parts.reduce((sum, part) => sum + Math.abs(part[figure][state] ?? NaN), 0)
            expectClose({
              name: figure,
              got: accounts.reduce((sum, account) => sum + (account[figure][state] ?? NaN), 0),
              want,
              tolerance: 2 * document.legs.length * EPS * size(alone.map((one) => one.total)),
              inputs: { document, list },
            })
          })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('names the lowest state of all and of each account, the first of equals', () => {
    fc.assert(
      fc.property(anyDocument, drawnList, (drawn, list) => {
        const { total, accounts, states } = stressOf(spreadOut(drawn), list.map(named))
        for (const { pnl, worst } of [total, ...accounts]) {
          const least = Math.min(...pnl)
          const state = pnl.findIndex((amount) => amount === least)
          expect(worst).toEqual({ state, name: states[state], pnl: pnl[state] })
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('moves of single underlyings', () => {
  const market = {
    ...flatMarket(100),
    underlyings: { BTC: underlyingAt(100), ETH: underlyingAt(10) },
  }
  const call = { strike: 10, days: 30, right: 'call', volatility: 0.5, underlying: 'ETH' } as const
  const document = bookOf(
    market,
    [
      legOf('a', { kind: 'spot', underlying: 'BTC' }, 1),
      legOf('b', { kind: 'spot', underlying: 'ETH' }, 1),
      optionLeg('c', 1, call),
    ],
    { settings: { others: 'same' } },
  )
  const only = (id: string): Document => ({
    ...document,
    legs: document.legs.filter((leg) => leg.id === id),
  })

  it('move by what stands under their name, the others as the document says', () => {
    const states = [
      { name: 'common', spot: -0.5 },
      { name: 'apart', spot: -0.5, underlyings: { ETH: { spot: 0.5 } } },
      { name: 'one', underlyings: { BTC: { spot: 0.25 } } },
    ]
    expect(stressOf(only('a'), states).total.pnl).toEqual([-50, -50, 25])
    expect(stressOf(only('b'), states).total.pnl).toEqual([-5, 5, 0])
  })

  it('take a volatility of their own', () => {
    const states = [
      { name: 'common', volatility: 0.2 },
      { name: 'own', volatility: -0.1, underlyings: { ETH: { volatility: 0.2 } } },
      { name: 'other', volatility: 0.2, underlyings: { BTC: { volatility: -0.1 } } },
    ]
    const [common = NaN, ...rest] = stressOf(only('c'), states).total.pnl
    expect(common).toBeGreaterThan(0)
    expect(rest).toEqual([common, common])
  })

  it('take a basis shift on top of the rates', () => {
    const future = bookOf(flatMarket(100), [
      optionLeg('a', 1, {
        strike: 100,
        days: 73,
        right: 'call',
        volatility: 0.5,
        style: 'inverse',
      }),
    ])
    const states = [
      { name: 'rates', rates: 0.02 },
      { name: 'basis', basis: 0.02 },
    ]
    const [rates = NaN, basis = NaN] = stressOf(future, states).total.pnl
    // A coin-settled option sees the basis rate alone.
    expect(basis).not.toBe(0)
    expect(basis).toBe(rates)
  })
})

describe('golden portfolios of scenario-grid.json', () => {
  it('reproduces every cell asked as one list', () => {
    const { portfolios, spot, volatility, days } = goldenGrid()
    for (const { document: plain, pnl } of portfolios) {
      const settings = { ...plain.settings, coinLegs: 'coinProfit' as const }
      const document = { ...plain, settings }
      const points = days.flatMap((day) =>
        volatility.flatMap((shift) => spot.map((shock) => ({ day, shift, shock }))),
      )
      const states = points.map(({ day, shift, shock }, at) =>
        named({ spot: shock, volatility: shift, days: day }, at),
      )
      const answered = stressOf(document, states)
      const alone = document.legs.map((leg) => stressOf({ ...document, legs: [leg] }, states).total)
      pnl.flat(2).forEach((want, state) => {
        const sizes = alone.map((leg) =>
          Math.max(Math.abs(leg.value[state] ?? NaN), Math.abs(leg.pnl[state] ?? NaN)),
        )
        expectClose({
          name: 'cell',
          got: answered.total.pnl[state] ?? NaN,
          want,
          tolerance: 1e-11 * sizes.reduce((sum, one) => sum + one, 0),
          inputs: { document, state: states[state] },
        })
      })
    }
  })
})

describe('cross-method', () => {
  it('comes out of the command line with the same bits', () => {
    const document = spreadOut(smilingDocument())
    const states = [{ name: 'crash', spot: -0.3, volatility: 0.3 }, { name: 'still' }]
    const { stdout, stderr, status } = runCli('stress', JSON.stringify({ document, states }))
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const { total, accounts, notValued, unit } = stressOf(document, states)
    const want = { states: ['crash', 'still'], total, accounts, notValued, unit }
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(want)))
  }, 120_000)
})
