// The real command line program: exit codes, one JSON value on stdout, sentences on stderr.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { examples } from '../../src/examples'
import { runCli } from '../support/cli'

const option = {
  model: 'spot',
  underlying: 100,
  strike: 100,
  years: 1,
  volatility: 0.5,
  rate: 0.05,
  right: 'call',
} as const
const twoCoins = examples.find(({ document }) =>
  document.legs.some(({ instrument }) => instrument.underlying !== 'BTC'),
)
if (twoCoins === undefined) throw new Error('there is no example with two coins')
const { document } = twoCoins

interface Figure {
  readonly value: number
  readonly unit: string
}

describe('refusals: exit code 2, nothing on stdout, a sentence on stderr', () => {
  test.each([
    ['price', '', 'standard input is empty\n'],
    ['market', ' \n', 'standard input is empty\n'],
    ['price', '{}', 'an object is not a list of options\n'],
    ['value', '[NaN]', 'the text is not JSON; it stops being so near "[NaN]"\n'],
    [
      'nothing',
      '',
      '"nothing" is not a command: use price, implied, value, scenario, stress, replay, chances, buckets, explain, worstCase, reverseStress, market, episodes or help\n',
    ],
    ['value', JSON.stringify({ ...document, legs: {} }), 'legs: an object is not a list\n'],
    ['value', JSON.stringify({ ...document, version: '1' }), 'version: "1" is not the number 1\n'],
    [
      'value',
      JSON.stringify({ ...document, ['a\u001b[31m\n']: 1 }),
      'a\\u001b[31m\\u000a is not a field of this format\n',
    ],
    [
      'value',
      JSON.stringify(document).replace('"betas":{', '"betas":{"__proto__":{},'),
      'settings.betas.__proto__ is not a key that a document can have\n',
    ],
    [
      'scenario',
      JSON.stringify({
        document: { ...document, name: undefined },
        spot: [0],
        volatility: [0],
        days: [0],
      }),
      'document.name is missing\n',
    ],
  ])('%s %#', (command, input, sentence) => {
    expect(runCli(command, input)).toEqual({ status: 2, stdout: '', stderr: sentence })
  })

  test('50 MB or more', () => {
    const told = runCli('value', ' '.repeat(50_000_000))
    expect(told).toEqual({
      status: 2,
      stdout: '',
      stderr: 'standard input has 50 MB or more; less is read\n',
    })
  })

  test('a file name where standard input was meant', () => {
    const program = resolve(import.meta.dirname, '../../scripts/cli.mjs')
    const { status, stderr } = spawnSync(process.execPath, [program, 'value', 'book.json'], {
      encoding: 'utf8',
      input: '',
    })
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('"book.json" is one word too many'),
    ])
  })
})

describe('price', () => {
  test('prices the good rows beside the bad ones', () => {
    const input = `[${JSON.stringify(option)},5,{"__proto__":{}}]`
    const [good, number, keys] = JSON.parse(runCli('price', input).stdout) as [
      { price: number },
      { issues: { message: string }[] },
      { issues: { message: string }[] },
    ]
    expect(good.price).toBeCloseTo(21.79, 2)
    expect(number.issues[0]?.message).toBe('5 is not an object')
    expect(keys.issues.map(({ message }) => message)).toContain(
      '[2].__proto__ is not a field of this format',
    )
  })

  test('does not read the yield of a forward', () => {
    const rows = [0, null, 'none'].map((given) => ({ ...option, model: 'forward', yield: given }))
    const [first, ...rest] = JSON.parse(runCli('price', JSON.stringify(rows)).stdout) as unknown[]
    expect(rest).toEqual([first, first])
  })

  test.skipIf(process.platform === 'win32')('ends quietly when its reader has enough', () => {
    const program = resolve(import.meta.dirname, '../../scripts/cli.mjs')
    const { stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${program}" price | head -c 9`],
      {
        encoding: 'utf8',
        input: JSON.stringify(Array.from({ length: 5000 }, () => option)),
      },
    )
    expect(stderr).toBe('')
  })
})

describe('value', () => {
  test('says the net delta and gamma of several coins in USD', () => {
    interface Figures {
      readonly deltaPerPercent: Figure
      readonly gammaPerPercent: Figure
    }
    const answer = JSON.parse(runCli('value', JSON.stringify(document)).stdout) as {
      net: Figures
      underlyings: (Figures & { underlying: string; delta: Figure; gamma: Figure })[]
    }
    let [delta, gamma] = [0, 0]
    for (const own of answer.underlyings) {
      const step = (document.market.underlyings[own.underlying]?.spot ?? NaN) / 100
      expect(own.delta.unit).toBe(own.underlying)
      delta += own.delta.value * step
      gamma += own.gamma.value * step * step
    }
    expect(answer.net.deltaPerPercent.unit).toBe('USD per 1 %')
    expect(answer.net.deltaPerPercent.value).toBeCloseTo(delta, 6)
    expect(answer.net.gammaPerPercent.value).toBeCloseTo(gamma, 6)
    expect(answer.net).not.toHaveProperty('delta')
  })
})
