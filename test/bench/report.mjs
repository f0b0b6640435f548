// The figures as text for people, and as the object that `--json` prints.
import { figures, ratio } from './rounds.mjs'

const compared = ['price', 'greeks13', 'cube']
const alone = ['implied', 'draws']
const peers = ['ours', 'textbook', 'lanes128', 'lanes256']

const number = (value, digits) => value.toFixed(digits)
const cell = (spread, digits = 1) =>
  spread
    ? `${number(spread.median, digits)} [${number(spread.low, digits)}, ${number(spread.high, digits)}]`
    : 'none'

const row = (cells) =>
  `  ${cells[0].padEnd(34)}${cells
    .slice(1)
    .map((text) => text.padEnd(24))
    .join('')}\n`

/** [what, over, under]: how many times longer the first takes. */
const ratios = [
  ...compared.map((name) => [`textbook / ours, ${name}`, `textbook ${name}`, `ours ${name}`]),
  ...compared.map((name) => [`ours / lanes128, ${name}`, `ours ${name}`, `lanes128 ${name}`]),
  ...compared.map((name) => [`ours / lanes256, ${name}`, `ours ${name}`, `lanes256 ${name}`]),
  ['QuantLib engine / ours, greeks13', 'quantlib engine', 'ours greeks13'],
  ['QuantLib implied / ours, implied', 'quantlib implied', 'ours implied'],
  ['ours implied / lanes128 price', 'ours implied', 'lanes128 price'],
  ['ours draws / lanes128 price', 'ours draws', 'lanes128 price'],
]

function kernels(where, { version, samples, checks }) {
  const who = peers.filter((peer) => samples[`${peer} price`])
  const times = [...compared, ...alone].map((name) =>
    row([name, ...who.map((peer) => cell(figures(samples, `${peer} ${name}`)))]),
  )
  const quotients = ratios
    .map(([name, over, under]) => [name, ratio(samples, over, under)])
    .filter(([, spread]) => spread !== null)
    .map(([name, spread]) => row([name, cell(spread, 2)]))
  const library = ['engine', 'implied'].map((name) =>
    row([`QuantLib ${name}`, cell(figures(samples, `quantlib ${name}`))]),
  )
  const found = Object.entries(checks).map(([name, value]) => `${name} ${value.toExponential(1)}`)
  return (
    `${where} ${version}, ns per option, pricing or draw\n` +
    row(['', ...who]) +
    times.join('') +
    (samples['quantlib engine'] ? library.join('') : '') +
    quotients.join('') +
    `  checked before: largest differences ${found.join(', ')} (draws: standard errors)\n\n`
  )
}

const timed = (name, spread) =>
  spread === null
    ? row([name, 'none: the product has no such question yet'])
    : row([
        name,
        `median ${number(spread.median, 1)}`,
        `p95 ${number(spread.p95, 1)}`,
        `${spread.count} times`,
        spread.answered ? `answered ${number(spread.answered.median, 1)}` : '',
      ])

export const report = {
  machine: ({ cpu, cores, rounds, spin }) =>
    `${cpu}, ${cores} cores\n` +
    `spin check: two threads do ${number(spin, 2)} times the work of one (2.00 on free cores)\n` +
    `${rounds} rounds, alternating; medians [quartiles]\n\n`,

  kernels,

  path: (path) =>
    `The whole way in Chromium, ms\n` +
    Object.entries(path)
      .map(([name, spread]) => timed(name, spread))
      .join(''),

  frames: (frames) =>
    `\nA shock dragged with 50 legs, one move per frame; frames on time at 60 Hz\n` +
    Object.entries(frames)
      .map(([name, { count, onTime, p95, longest, longTasks }]) =>
        row([
          name,
          `${number(100 * onTime, 1)} % of ${count}`,
          `p95 ${number(p95, 1)} ms`,
          `longest ${number(longest, 1)} ms`,
          `${longTasks} tasks over 50 ms`,
        ]),
      )
      .join(''),

  scaling: ({ gain, spin, isJudged }) =>
    `\ntwo workers do ${number(gain, 2)} times the draws of one (spin check ${number(spin.before, 2)} before,` +
    ` ${number(spin.after, 2)} after${isJudged ? '' : ': the second core was not free, so this says nothing'})\n`,

  spin: (spin) => `spin check now: ${number(spin, 2)}\n\n`,
}

const median = (samples, key) => figures(samples, key)?.median ?? null

function kernelMedians(samples, who) {
  const of = (name, names) =>
    Object.fromEntries(names.map((peer) => [peer, median(samples, `${peer} ${name}`)]))
  return Object.fromEntries([
    ...compared.map((name) => [name, of(name, who)]),
    ...alone.map((name) => [name, of(name, ['ours'])]),
  ])
}

/** Nanoseconds per option, pricing or draw; milliseconds (p95) under `path`; null: not built. */
export const asJson = ({ node, chromium, path, frames }) => ({
  node: {
    ...kernelMedians(node.samples, peers),
    quantlib: {
      engine: median(node.samples, 'quantlib engine'),
      implied: median(node.samples, 'quantlib implied'),
    },
  },
  chromium: kernelMedians(chromium.samples, ['ours', 'textbook']),
  path: Object.fromEntries(
    Object.entries(path).map(([name, spread]) => [name, spread?.p95 ?? null]),
  ),
  frames: Object.fromEntries(Object.entries(frames).map(([name, { onTime }]) => [name, onTime])),
})
