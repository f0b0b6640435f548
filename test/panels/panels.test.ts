// Every panel once, with the view that the core gives of the sample book.
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import {
  usualAxes,
  buckets,
  explain,
  explainMarkets,
  greeks,
  payoff,
  scenarioGrid,
} from '../../src'
import { Explain, Payoff, ready, ScenarioGrid, Strip } from '../../web/panels'
import Buckets from '../../web/panels/Buckets.svelte'
import ExplainMarkets from '../../web/panels/ExplainMarkets.svelte'
import { book, box, viewOf } from './support/mounted'

const nothing = () => undefined

/** A payoff that nobody drags. */
const still = {
  shown: { range: null, hasCone: false, hasDensity: false, ghost: null },
  held: { holdings: [], days: 0, editing: null },
  controls: {
    onrange: nothing,
    oncone: nothing,
    ondensity: nothing,
    strikes: {
      take: nothing,
      drag: nothing,
      step: nothing,
      settle: nothing,
      cancel: nothing,
      letGo: nothing,
      edit: nothing,
      remove: nothing,
    },
    day: { change: nothing, settle: nothing, cancel: nothing },
  },
}

describe('with the sample book', () => {
  test('the strip shows the net figures beside their limits', async () => {
    const view = await viewOf(greeks, { unit: 'usd' })
    const screen = await render(Strip, { target: box(), props: { view, status: ready } })
    const strip = screen.getByRole('region', { name: 'Net greeks against limits' })
    await expect.element(strip).toHaveTextContent('$517,827')
    await expect.element(strip).toHaveTextContent('+0.16')
    await expect.element(strip).toHaveTextContent('82%')
  })

  test('the payoff says in words what the curves show', async () => {
    const view = await viewOf(payoff, { unit: 'usd', measure: 'pnl' })
    const screen = await render(Payoff, {
      target: box(),
      props: {
        view,
        status: ready,
        measure: 'pnl',
        onmeasure: nothing,
        ...still,
      },
    })
    await expect.element(screen.getByRole('img').first()).toHaveAccessibleName(/79,3\d\d/)
  })

  test('the matrix names its worst cell', async () => {
    const view = await viewOf(scenarioGrid, { unit: 'usd', measure: 'pnl' })
    const screen = await render(ScenarioGrid, {
      target: box(),
      props: {
        view,
        status: ready,
        measure: 'pnl',
        onmeasure: nothing,
        axes: usualAxes('spot', 'volatility', 'near'),
        onaxes: nothing,
        onpick: nothing,
        shocks: book.shocks,
      },
    })
    await expect.element(screen.getByRole('grid')).toBeVisible()
    await expect.element(screen.getByText(/^Worst/)).toHaveTextContent('−$')
  })

  test('the drivers add up to the total', async () => {
    const view = await viewOf(explain, { unit: 'usd' })
    const screen = await render(Explain, { target: box(), props: { view, status: ready } })
    await expect.element(screen.getByRole('region', { name: 'Why' })).toHaveTextContent('Total')
  })

  test('the buckets end in the net figures', async () => {
    const view = await viewOf(buckets, { by: 'tenor' })
    const screen = await render(Buckets, {
      target: box(),
      props: { view, status: ready, by: 'tenor', onby: nothing },
    })
    await expect.element(screen.getByRole('table')).toHaveTextContent('Net')
  })

  test('a new market is explained by driver', async () => {
    const btc = book.market.underlyings.BTC
    if (btc === undefined) throw new Error('the sample has no BTC')
    const later = {
      ...book.market,
      underlyings: { ...book.market.underlyings, BTC: { ...btc, spot: btc.spot * 0.99 } },
    }
    const view = await viewOf(explainMarkets, { later })
    const screen = await render(ExplainMarkets, { target: box(), props: { view, status: ready } })
    await expect.element(screen.getByRole('table').first()).toHaveTextContent('Book')
  })
})

describe('whatever the answer is', () => {
  test('a late one dims the picture, which stays', async () => {
    const view = await viewOf(explain, { unit: 'usd' })
    const screen = await render(Explain, {
      target: box(),
      props: { view, status: { kind: 'waiting' } },
    })
    await expect
      .element(screen.getByRole('region', { name: 'Why' }))
      .toHaveAttribute('aria-busy', 'true')
    await expect.element(screen.getByRole('rowheader', { name: 'Total' })).toBeVisible()
  })

  test('a failed one is a sentence with Retry beside the last picture', async () => {
    const view = await viewOf(explain, { unit: 'usd' })
    let retried = 0
    const status = {
      kind: 'failed' as const,
      message: 'The calculation failed.',
      retry: () => (retried += 1),
    }
    const screen = await render(Explain, { target: box(), props: { view, status } })
    await expect.element(screen.getByRole('alert')).toHaveTextContent('The calculation failed.')
    await expect.element(screen.getByText('from the last answer')).toBeVisible()
    await screen.getByRole('button', { name: 'Retry' }).click()
    expect(retried).toBe(1)
  })

  test('what cannot be asked is said, and the last picture is marked as such', async () => {
    const view = await viewOf(explain, { unit: 'usd' })
    const status = { kind: 'issues' as const, issues: ['no leg can be valued'] }
    const screen = await render(Explain, { target: box(), props: { view, status } })
    await expect.element(screen.getByRole('status')).toHaveTextContent('no leg can be valued')
    await expect.element(screen.getByText('from last valid input')).toBeVisible()
  })
})
