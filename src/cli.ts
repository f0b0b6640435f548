// The same engine from a shell: JSON (or CSV) in on standard input, one JSON value out on standard
// output; exit code 2 and plain sentences on standard error for bad input.
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { greeks, scenarioCube } from './analyses'
import { bookFigures } from './analyses/bookFigures'
import { packOptions, parseOption, priceAnswer, type PricedOption } from './analyses/price'
import { parseCube } from './analyses/scenarioCube'
import { parseDocument, type Document } from './document'
import { failure, issue, success, type Issue, type Result } from './domain/issue'
import { shown } from './domain/schema'
import { Core } from './engine/core'
import { directConnection } from './engine/connection'
import { Engine } from './engine/engine'
import { Table } from './engine/table'
import { readMarket } from './io'

const HELP = `netgreek: prices and risks of crypto derivative books, from a shell.

usage: npm run -s cli -- <command> < input > output

Every command reads standard input and writes one JSON value. Bad input: exit code 2, and a sentence
on standard error.

  price     in:  [{"model":"spot"|"forward","underlying":97000,"strike":90000,"years":0.12,
                  "volatility":0.45,"rate":0.04,"yield":0,"right":"call"|"put"}, …]
            out: a list of price, delta, gamma, vega, theta, rho, rhoYield, vanna, volga, charm, veta,
                 speed, zomma, color, ultima, dualDelta, dualGamma: plain partial derivatives, per 1.00
                 of volatility or rate, per year of calendar time. "yield" is optional, and ignored for
                 "forward" (the forward is held: rho = -years*price). A row that cannot be priced
                 answers {"issues":[…]} in its place.
  value     in:  a document (docs/format.md)
            out: {"legs":[…],"groups":[…],"net":…,"notValued":[…]}: value and greeks in the market as it
                 is, each figure as {"value":…,"unit":…}.
  scenario  in:  {"document":…,"spot":[-0.1,0],"volatility":[-0.05,0],"days":[0,7],
                  "coinLegs":"value"|"coinProfit"}: spot as fractions, volatility as decimals.
                  "coinLegs" is optional. The document's own shocks are not applied.
            out: {"axes":{"days":[],"volatility":[],"spot":[]},"pnl":[day][volatility][spot],"unit":"USD"}
  market    in:  an option chain as CSV (docs/format.md, "Option chains")
            out: {"market":…,"counts":{"rows":n,"kept":n,"skipped":n},
                  "skipped":[{"row":n,"instrument":…,"reason":…}],"notes":[…]}
  help      this text
`

/** Numbers that JSON has no word for become null, and say so by it. */
const json = (value: unknown): string => `${JSON.stringify(value)}\n`

async function loadCore(): Promise<Core> {
  const bytes = await readFile(new URL('../build/core.wasm', import.meta.url))
  return Core.load(await WebAssembly.compile(bytes))
}

function parseJson(input: string): Result<unknown> {
  if (input.trim() === '') return failure(issue('', 'empty', 'standard input is empty'))
  try {
    return success(JSON.parse(input) as unknown)
  } catch (error) {
    return failure(issue('', 'json', `standard input is not JSON: ${(error as Error).message}`))
  }
}

function price(core: Core, input: unknown): Result<unknown> {
  if (!Array.isArray(input))
    return failure(issue('', 'type', `${shown(input)} is not a list of options`))
  const rows = (input as readonly unknown[]).map((row, at) => parseOption(row, `[${at}]`))
  const options = rows.flatMap((row): PricedOption[] => (row.ok ? [row.value] : []))
  const { inputs, outputs } = packOptions(options)
  const answer = core.run({ kernel: 'price', inputs: inputs.map(({ buffer }) => buffer), outputs })
  const table = new Table(answer.outputs[0] ?? new ArrayBuffer(16))
  let next = 0
  return success(
    rows.map((row) => (row.ok ? priceAnswer(table, next++, row.value) : { issues: row.issues })),
  )
}

function documentOf(input: unknown): Result<Document> {
  return parseDocument(input)
}

async function value(engine: Engine, input: unknown): Promise<Result<unknown>> {
  const document = documentOf(input)
  if (!document.ok) return document
  const outcome = await engine.ask('value', greeks, document.value, { unit: 'usd' })
  if (outcome.kind === 'issues') return failure(...outcome.issues)
  return outcome.kind === 'view' ? success(bookFigures(outcome.view)) : failure()
}

async function scenario(engine: Engine, input: unknown): Promise<Result<unknown>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return failure(
      issue(
        '',
        'type',
        `${shown(input)} is not an object with "document", "spot", "volatility" and "days"`,
      ),
    )
  const { document: given, ...question } = input as Readonly<Record<string, unknown>>
  const document = documentOf(given)
  if (!document.ok)
    return failure(
      ...document.issues.map((one) => ({
        ...one,
        path: `document${one.path === '' ? '' : '.'}${one.path}`,
      })),
    )
  const settings = parseCube(question)
  if (!settings.ok) return settings
  const outcome = await engine.ask('scenario', scenarioCube, document.value, settings.value)
  if (outcome.kind === 'issues') return failure(...outcome.issues)
  return outcome.kind === 'view' ? success(outcome.view) : failure()
}

async function answer(command: string, input: string): Promise<Result<unknown>> {
  if (command === 'market') return readMarket(input, 'Standard input')
  const parsed = parseJson(input)
  if (!parsed.ok) return parsed
  const core = await loadCore()
  const engine = new Engine(() => directConnection(core))
  if (command === 'price') return price(core, parsed.value)
  return command === 'value' ? value(engine, parsed.value) : scenario(engine, parsed.value)
}

const sentence = ({ path, message }: Issue): string =>
  path === '' || message.startsWith(path) ? message : `${path}: ${message}`

async function main(command: string | undefined): Promise<number> {
  if (command === 'help' || command === '--help') {
    process.stdout.write(HELP)
    return 0
  }
  if (command === undefined || !['price', 'value', 'scenario', 'market'].includes(command)) {
    process.stderr.write(
      `${command === undefined ? 'no command was given' : `"${command}" is not a command`}: use price, value, scenario, market or help\n`,
    )
    return 2
  }
  const result = await answer(command, await text(process.stdin))
  if (result.ok) {
    process.stdout.write(json(result.value))
    return 0
  }
  process.stderr.write(`${result.issues.map(sentence).join('\n')}\n`)
  return 2
}

process.exitCode = await main(process.argv[2])
