// The panels of the Surface screen, each with what the core answers about the sample book.
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { noShocks, surface, volatilitySurface, type SurfaceSettings } from '../../src'
import { scaleOf } from '../../web/charts/geometry/field'
import SurfaceMap from '../../web/panels/SurfaceMap.svelte'
import SurfacePicker from '../../web/panels/SurfacePicker.svelte'
import SurfaceReadout from '../../web/panels/SurfaceReadout.svelte'
import SurfaceTable from '../../web/panels/SurfaceTable.svelte'
import VolatilityMap from '../../web/panels/VolatilityMap.svelte'
import VolatilityReadout from '../../web/panels/VolatilityReadout.svelte'
import { box, viewOf } from './support/mounted'

const nothing = () => undefined
const measures = ['pnl', 'delta'] as const
const asked: SurfaceSettings = {
  x: 'spot',
  y: 'days',
  measure: measures,
  nx: 17,
  ny: 9,
  unit: 'usd',
  ranges: { spot: [-0.3, 0.3], days: [0, 20] },
}
const place = { x: -0.1, y: 10 }
const here = { spot: [place.x, place.x], days: [place.y, place.y] } as const
const seen = (change: Partial<SurfaceSettings>) => viewOf(surface, { ...asked, ...change })
const point = () => seen({ nx: 1, ny: 1, ranges: here })

describe('a surface', () => {
  test('says its range and its cuts in words, and is picked by keys', async () => {
    const view = await seen({})
    const field = view.fields.get('pnl')
    if (field === undefined) throw new Error('the surface has no P&L')
    const picked: unknown[] = []
    const screen = await render(SurfaceMap, {
      target: box(),
      props: {
        view,
        measure: 'pnl',
        scale: scaleOf(field.values, 'diverging'),
        levelCount: 8,
        shocks: noShocks,
        axes: {
          x: { low: -0.3, high: 0.3, step: 0.01, stride: 0.01 },
          y: { low: 0, high: 20, step: 1, stride: 1 },
        },
        place,
        across: await seen({ ny: 1, ranges: { spot: [-0.3, 0.3], days: here.days } }),
        up: await seen({ nx: 1, ranges: { spot: here.spot, days: [0, 20] } }),
        crosshair: await point(),
        onpick: (at: unknown) => picked.push(at),
      },
    })
    await expect.element(screen.getByRole('img', { name: /P&L along spot/ })).toBeVisible()
    await expect.element(screen.getByRole('img', { name: /P&L along days/ })).toBeVisible()
    await expect
      .element(screen.getByRole('img', { name: /^Nodes by value from −\$.* to \+?\$/ }))
      .toBeVisible()
    const crosshair = screen.getByLabelText('Place under the crosshair').element() as HTMLElement
    crosshair.focus()
    crosshair.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
    expect(picked).toHaveLength(1)
  })

  test('is a table of its nodes', async () => {
    const screen = await render(SurfaceTable, {
      target: box(),
      props: { view: await seen({}), measure: 'pnl' },
    })
    await expect.element(screen.getByRole('table')).toHaveTextContent(/−\$?\d/)
    expect(screen.getByRole('row').elements().length).toBeGreaterThan(5)
  })

  test('reads every measure now, in the scenario and under the crosshair', async () => {
    const now = await seen({ nx: 1, ny: 1, ranges: { spot: [0, 0], days: [0, 0] } })
    const screen = await render(SurfaceReadout, {
      target: box(),
      props: {
        measures,
        measure: 'pnl',
        place,
        now,
        scenario: now,
        crosshair: await point(),
        across: null,
        onuse: nothing,
      },
    })
    const row = screen.getByRole('row', { name: /^P&L/ })
    await expect.element(row).toHaveTextContent(/([+−]\$[\d,]+\s*){3}/)
  })

  test('is picked among thumbnails by name', async () => {
    const picked: string[] = []
    const view = await seen({})
    const screen = await render(SurfacePicker, {
      target: box(),
      props: {
        measures,
        measure: 'pnl',
        view,
        scenario: await point(),
        onmeasure: (name: string) => picked.push(name),
      },
    })
    await screen.getByRole('button', { name: /Delta/ }).click()
    expect(picked).toEqual(['delta'])
  })
})

describe('implied volatilities', () => {
  const smiles = () => viewOf(volatilitySurface, { underlying: 'BTC', across: 'strike', count: 21 })

  test('say their range, their smile and their term structure in words', async () => {
    const view = await smiles()
    const screen = await render(VolatilityMap, {
      target: box(),
      props: {
        view,
        scale: { kind: 'sequential', low: 0.3, high: 0.9 },
        levelCount: 6,
        place: { x: 10, y: 0 },
        onpick: nothing,
      },
    })
    await expect
      .element(screen.getByRole('img', { name: /Implied volatility of BTC between 30/ }))
      .toBeVisible()
    await expect.element(screen.getByRole('img', { name: /^Smile of \d/ })).toBeVisible()
    await expect
      .element(screen.getByRole('img', { name: /^Volatility by expiry at/ }))
      .toBeVisible()
  })

  test('are read under the crosshair, with their source', async () => {
    const screen = await render(VolatilityReadout, {
      target: box(),
      props: { view: await smiles(), place: { x: 7, y: 0 } },
    })
    await expect.element(screen.getByTestId('volatility-here')).toHaveTextContent(/^\d\d\.?\d*%/)
    await expect.element(screen.getByText(/usable\)$/)).toBeVisible()
  })
})
