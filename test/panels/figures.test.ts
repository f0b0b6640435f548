// What stands behind figures, and the tables of the payoff's charts.
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { chances, check, cone, factsOf, greeks, payoff, scenarioGrid } from '../../src'
import { ready } from '../../web/panels'
import ChancesTable from '../../web/panels/ChancesTable.svelte'
import ConeTable from '../../web/panels/ConeTable.svelte'
import FigureCard from '../../web/panels/FigureCard.svelte'
import FigureCheck from '../../web/panels/FigureCheck.svelte'
import GridTable from '../../web/panels/GridTable.svelte'
import Measures from '../../web/panels/Measures.svelte'
import PayoffTable from '../../web/panels/PayoffTable.svelte'
import { curvesOf } from '../../web/panels/payoffText'
import StripTable from '../../web/panels/StripTable.svelte'
import TemplateTile from '../../web/panels/TemplateTile.svelte'
import Use from '../../web/panels/Use.svelte'
import { box, viewOf } from './support/mounted'

const nothing = () => undefined

/** The net delta of the sample book and what stands behind it. */
async function deltaFacts() {
  const view = await viewOf(greeks, { unit: 'usd' })
  const none = { payoff: null, chances: null, scenarioGrid: null, explain: null }
  const facts = factsOf({ kind: 'net', name: 'delta' }, { greeks: view, ...none })
  if (facts === null) throw new Error('nothing stands behind the delta')
  return facts
}

describe('a figure', () => {
  test('has its meaning, its formula and its parts on a card', async () => {
    const facts = await deltaFacts()
    const target = box()
    const screen = await render(FigureCard, {
      target,
      props: {
        facts,
        checked: null,
        status: ready,
        others: [],
        oncheck: nothing,
        onturn: nothing,
        onclose: nothing,
      },
    })
    await expect.element(screen.getByRole('heading', { name: 'Delta' })).toBeVisible()
    await expect.element(screen.getByText(facts.column.meaning)).toBeVisible()
    expect(target.querySelector('.value')?.textContent).toMatch(/0\.1[56]/)
  })

  test('is compared with another way to it', async () => {
    const facts = await deltaFacts()
    if (facts.figure.kind !== 'net') throw new Error('not a net figure')
    const checked = await viewOf(check, { figure: facts.figure, shown: facts.value, unit: 'usd' })
    const screen = await render(FigureCheck, {
      target: box(),
      props: { facts, checked, status: ready, oncheck: nothing },
    })
    await expect.element(screen.getByRole('status')).toHaveTextContent(/0\.1\d/)
  })

  test('says how far its limit is used, in words', async () => {
    const screen = await render(Use, { target: box(), props: { use: 0.82 } })
    await expect.element(screen.getByText('82%', { exact: false })).toBeVisible()
  })

  test('is picked among measures by name', async () => {
    const picked: string[] = []
    const screen = await render(Measures, {
      target: box(),
      props: {
        label: 'Measure',
        measures: [
          { name: 'pnl', text: 'P&L' },
          { name: 'delta', text: 'Δ', title: 'Delta' },
        ],
        measure: 'pnl',
        onmeasure: (name: string) => picked.push(name),
      },
    })
    await expect
      .element(screen.getByRole('button', { name: 'P&L' }))
      .toHaveAttribute('aria-pressed', 'true')
    await screen.getByRole('button', { name: 'Delta' }).click()
    expect(picked).toEqual(['delta'])
  })
})

describe('tables', () => {
  test('the strip: a column per figure, with its limit', async () => {
    const view = await viewOf(greeks, { unit: 'usd' })
    const screen = await render(StripTable, { target: box(), props: { view } })
    await expect.element(screen.getByRole('table')).toHaveTextContent('82%')
  })

  test('the matrix: full figures', async () => {
    const view = await viewOf(scenarioGrid, { unit: 'usd', measure: 'pnl' })
    const screen = await render(GridTable, { target: box(), props: { view } })
    const table = screen.getByRole('region', { name: 'Scenario matrix as a table' })
    await expect.element(table).toHaveTextContent(/−\$\d,\d{3}/)
  })

  test('the payoff: prices and P&L', async () => {
    const view = await viewOf(payoff, { unit: 'usd', measure: 'pnl' })
    const domain = [view.spots[0] ?? NaN, view.spots.at(-1) ?? NaN] as const
    const screen = await render(PayoffTable, {
      target: box(),
      props: { view, curves: curvesOf(view), point: null, domain },
    })
    const table = screen.getByRole('region', { name: 'Payoff as a table' })
    await expect.element(table).toHaveTextContent('spot 97,000$0')
  })

  test('the cone: P&L by day and price', async () => {
    const view = await viewOf(cone, { unit: 'usd' })
    const screen = await render(ConeTable, { target: box(), props: { view } })
    const table = screen.getByRole('region', { name: 'Cone as a table' })
    await expect.element(table).toHaveTextContent(/P&L in .* by day and price until/)
    expect(screen.getByRole('row').elements().length).toBeGreaterThan(3)
  })

  test('the lines of the cone by day, and the chances by price', async () => {
    const prices = Array.from({ length: 41 }, (_, i) => 60_000 + 1000 * i)
    const view = await viewOf(chances, { days: 30, prices, cone: [10, 20, 30] })
    const ends = [60_000, 100_000] as const
    const byDay = await render(ChancesTable, {
      target: box(),
      props: { chances: view, by: 'day', ends },
    })
    await expect.element(byDay.getByRole('columnheader', { name: '97.5% below, $' })).toBeVisible()
    const byPrice = await render(ChancesTable, {
      target: box(),
      props: { chances: view, by: 'price', ends },
    })
    const table = byPrice.getByRole('region', { name: 'Density as a table' })
    await expect.element(table).toHaveTextContent(/\d%/)
  })
})

describe('a template', () => {
  test('that cannot be had says why', async () => {
    const screen = await render(TemplateTile, {
      target: box(),
      props: {
        name: 'Iron condor',
        about: 'Sells both sides',
        refusal: 'no listed strikes',
        view: null,
        payoff: undefined,
        pick: nothing,
      },
    })
    const tile = screen.getByRole('button', { name: /Iron condor/ })
    await expect.element(tile).toHaveAttribute('aria-disabled', 'true')
    await expect.element(tile).toHaveTextContent('no listed strikes')
  })
})
