// The panels of the scenarios, each with what the core answers about the sample book.
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import {
  episodes,
  limitMap,
  parseReverseStress,
  parseWorstCase,
  pathSteps,
  replay,
  reverseStress,
  simulatedValue,
  worstCase,
  type PathSteps,
  type Result,
} from '../../src'
import { ready } from '../../web/panels'
import BreachTable from '../../web/panels/BreachTable.svelte'
import Deviations from '../../web/panels/Deviations.svelte'
import EpisodeShape from '../../web/panels/EpisodeShape.svelte'
import EpisodeSources from '../../web/panels/EpisodeSources.svelte'
import LimitMap from '../../web/panels/LimitMap.svelte'
import ReplayChart from '../../web/panels/ReplayChart.svelte'
import ReverseStress from '../../web/panels/ReverseStress.svelte'
import SimulatedValue from '../../web/panels/SimulatedValue.svelte'
import WorstCase from '../../web/panels/WorstCase.svelte'
import { batchViewOf } from './support/batchView'
import { book, box, viewOf } from './support/mounted'

const nothing = () => undefined
const none = () => []
const done = { progress: null, isStopped: false, oncancel: nothing, onagain: nothing }

function read<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.issues[0]?.message)
  return result.value
}

const walked = episodes.find(({ path }) => path !== null && pathSteps(book, path, 100).ok)

function walk(): PathSteps {
  if (walked === undefined || walked.path === null)
    throw new Error('no episode walks through the sample book')
  return read(pathSteps(book, walked.path, 100))
}

describe('worst case and reverse stress', () => {
  test('the worst case names its loss and where it stands', async () => {
    const settings = read(parseWorstCase({}))
    const view = await batchViewOf(worstCase, settings)
    const props = { view, status: ready, box: settings, unit: 'usd' as const, ...done }
    const screen = await render(WorstCase, {
      target: box(),
      props: { ...props, onside: nothing, onuse: nothing },
    })
    await expect.element(screen.getByTestId('worst-pnl')).toHaveTextContent(/^−\$\d/)
    await expect.element(screen.getByRole('button', { name: 'Use as scenario' })).toBeEnabled()
  })

  test('reverse stress numbers the nearest breaches on the map and in rows', async () => {
    const settings = read(parseReverseStress({}))
    const view = await batchViewOf(reverseStress, settings)
    const map = await batchViewOf(limitMap, settings)
    const picked: unknown[] = []
    const screen = await render(ReverseStress, {
      target: box(),
      props: {
        view,
        map,
        status: ready,
        settings,
        isTable: false,
        onsettings: none,
        onuse: (shocks: unknown) => picked.push(shocks),
        ...done,
      },
    })
    const found = view.breaches.find(({ kind }) => kind === 'found')
    expect(found).toBeDefined()
    await expect.element(screen.getByRole('table')).toHaveTextContent('σ')
    await screen.getByRole('table').getByRole('button').first().click()
    expect(picked).toHaveLength(1)
  })

  test('the map of the limits says what it shows', async () => {
    const settings = read(parseReverseStress({}))
    const view = await batchViewOf(reverseStress, settings)
    const map = await batchViewOf(limitMap, settings)
    const screen = await render(LimitMap, { target: box(), props: { map, view, onpick: nothing } })
    await expect.element(screen.getByRole('img').first()).toHaveAccessibleName(/spot/i)
  })

  test('the breaches as a table have a caption and their CSV', async () => {
    const view = await batchViewOf(reverseStress, read(parseReverseStress({})))
    const screen = await render(BreachTable, {
      target: box(),
      props: { view, isTable: true, onpick: nothing },
    })
    await expect.element(screen.getByRole('columnheader', { name: 'Distance' })).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Copy all as CSV' })).toBeVisible()
    expect(screen.getByRole('row').elements()).toHaveLength(view.breaches.length + 1)
  })

  test('a deviation shows its default and can be asked to be another', async () => {
    const settings = read(parseReverseStress({}))
    const view = await batchViewOf(reverseStress, settings)
    const screen = await render(Deviations, {
      target: box(),
      props: { settings, view, change: none },
    })
    await screen.getByText('Deviations, loss, correlation').click()
    await expect.element(screen.getByLabelText('Loss, of the value')).toHaveValue('2.0%')
  })
})

describe('simulated P&L', () => {
  test('the histogram says its mean and the chance of a loss', async () => {
    const choice = {
      days: 7,
      paths: 4096,
      seed: 1,
      method: 'sobol' as const,
      volatility: null,
    }
    const view = await batchViewOf(simulatedValue, {
      ...choice,
      volatility: 0.5,
      drift: 0,
      levels: [0.95, 0.99],
    })
    const screen = await render(SimulatedValue, {
      target: box(),
      props: {
        view,
        status: ready,
        choice,
        marketVolatility: 0.5,
        unit: 'usd',
        onchoice: nothing,
        onrun: none,
        ...done,
      },
    })
    await screen.getByText('Simulated P&L distribution').click()
    const name = /over 7 days: mean .*\$[\d,]+.*, chance of a loss \d+%/
    await expect.element(screen.getByRole('img').first()).toHaveAccessibleName(name)
  })
})

describe('episodes', () => {
  test('a replay draws the price and the P&L of its path, and steps', async () => {
    const path = walk()
    const view = await viewOf(replay, { unit: 'usd', steps: path.shocks })
    let asked = -1
    const screen = await render(ReplayChart, {
      target: box(),
      props: { view, path, step: 0, goTo: (step: number) => (asked = step), goToStop: nothing },
    })
    await expect.element(screen.getByText('P&L').first()).toBeVisible()
    const slider = screen.getByRole('slider')
    ;(slider.element() as HTMLElement).focus()
    await expect.element(slider).toHaveFocus()
    slider
      .element()
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
    await expect.poll(() => asked).toBe(1)
  })

  test('the shape of an episode is a line with its low', async () => {
    const target = box()
    await render(EpisodeShape, { target, props: { path: walked?.path ?? null } })
    expect(target.querySelector('.line')?.getAttribute('d')).toMatch(/^M[\d.]+,[\d.]+L/)
    expect(target.querySelectorAll('circle')).toHaveLength(1)
  })

  test('an episode names its sources and its dated points', async () => {
    if (walked === undefined) throw new Error('no episode walks through the sample book')
    const screen = await render(EpisodeSources, {
      target: box(),
      props: { episode: walked, why: '' },
    })
    await expect.element(screen.getByRole('heading', { name: 'Sources' })).toBeVisible()
    const [source = ''] = Object.values(walked.sources)
    await expect.element(screen.getByRole('listitem').first()).toHaveTextContent(source)
    await expect
      .element(screen.getByRole('table'))
      .toHaveTextContent(`Dated, sourced levels of ${walked.name}`)
  })
})
