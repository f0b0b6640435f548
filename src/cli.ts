// The same engine from a shell: JSON (or CSV) in on standard input, one JSON value out on standard
// output; exit code 2 and plain sentences on standard error for bad input.
import { readFile } from 'node:fs/promises'
import {
  greeks,
  scenarioCube,
  stress,
  type CubeSettings,
  type CubeView,
  type StressSettings,
  type StressView,
} from './analyses'
import { bookFigures } from './analyses/bookFigures'
import type { Analysis, Packed } from './analyses/analysis'
import {
  impliedAnswer,
  packImplied,
  parseQuote,
  type PricedQuote,
} from './analyses/impliedVolatility'
import { packOptions, parseOption, priceAnswer, type PricedOption } from './analyses/price'
import { parseCube } from './analyses/scenarioCube'
import { parseStress } from './analyses/stress'
import { parseDocument } from './document'
import { failure, issue, success, type Issue, type Result } from './domain/issue'
import { shown } from './domain/schema'
import { Core, type Kernel } from './engine/core'
import { directConnection } from './engine/connection'
import { Engine, EngineError, isDone } from './engine/engine'
import { Table } from './engine/table'
import { readMarket } from './io'
import { parseJson, readJson } from './io/json'
import { LARGEST_TEXT } from './io/size'

const COMMANDS: readonly string[] = ['price', 'implied', 'value', 'scenario', 'stress', 'market']

const HELP = `netgreek: prices and risks of crypto derivative books, from a shell.

usage: npm run -s cli -- <command> < input > output

Every command reads standard input (less than 50 MB) and writes one JSON value. Bad input: exit code
2, and a sentence on standard error. A figure that does not exist is null.

  price     in:  [{"model":"spot"|"forward","underlying":97000,"strike":90000,"years":0.12,
                  "volatility":0.45,"rate":0.04,"yield":0,"right":"call"|"put"}, …]
            out: a list of price, delta, gamma, vega, theta, rho, rhoYield, vanna, volga, charm, veta,
                 speed, zomma, color, ultima, dualDelta, dualGamma: plain partial derivatives, per 1.00
                 of volatility or rate, per year of calendar time. "yield" is optional, and ignored for
                 "forward" (the forward is held: rho = -years*price). A row that cannot be priced
                 answers {"issues":[…]} in its place.
  implied   in:  [{"price":9820,"forward":97500,"strike":90000,"years":0.12,"discount":0.995,
                  "right":"call"|"put"}, …]: discounted prices
            out: a list of {"volatility":0.45,"reason":null}; where no volatility gives the price, null
                 and "below-intrinsic", "at-intrinsic", "at-upper-bound" or "above-bound".
  value     in:  a document (docs/format.md)
            out: {"legs":[…],"groups":[…],"underlyings":[…],"net":…,"notValued":[{"leg":…,"reason":…}],
                 "reading":{"coinLegs":…,"pnlFrom":…}}: value and greeks in the market as it is, each
                 figure as {"value":…,"unit":…}. Sums count the legs that are on. A sum over several
                 coins has no figures in coins: its delta and gamma are "deltaPerPercent" and
                 "gammaPerPercent", in USD.
  scenario  in:  {"document":…,"spot":[-0.1,0],"volatility":[-0.05,0],"days":[0,7],
                  "coinLegs":"value"|"coinProfit"}: spot as fractions, volatility as decimals.
                  "coinLegs" is optional. The document's own shocks are not applied.
            out: {"axes":{"days":[],"volatility":[],"spot":[]},"pnl":[day][volatility][spot],"unit":"USD"}
  stress    in:  {"document":…,"states":[{"name":"Crash","spot":-0.3,"volatility":0.2,"days":1,
                  "underlyings":{"ETH":{"spot":-0.4}}},…]}: named states of the market as it is. Beside
                  these a state takes "funding", "rates", "basis" and "smile"; what it does not name
                  stays. An underlying of its own moves by that, the others as the document says.
            out: {"states":[names],"total":{"pnl":[],"value":[],"worst":{"state":n,"name":…,"pnl":…}},
                  "accounts":[{"id":…,"name":…,"pnl":[],"value":[],"worst":…}],
                  "notValued":[{"leg":…,"reason":…}],"unit":"USD"}
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

interface Rows<Row> {
  readonly kernel: Kernel
  readonly what: string
  parse(input: unknown, path: string): Result<Row>
  pack(rows: readonly Row[]): Packed
  read(table: Table, at: number, row: Row): unknown
}

/** A list answered row by row: a row that is refused says why in its place. */
function rowByRow<Row>(core: Core, question: Rows<Row>, input: unknown): Result<unknown> {
  if (!Array.isArray(input))
    return failure(issue('', 'type', `${shown(input)} is not a list of ${question.what}`))
  const rows = (input as readonly unknown[]).map((row, at) => question.parse(row, `[${at}]`))
  const { inputs, outputs } = question.pack(rows.flatMap((row) => (row.ok ? [row.value] : [])))
  const { kernel } = question
  const answer = core.run({ kernel, inputs: inputs.map(({ buffer }) => buffer), outputs })
  if (!isDone(answer)) throw new EngineError(kernel, `status ${answer.status}`)
  const table = new Table(answer.outputs[0] ?? new ArrayBuffer(16))
  let next = 0
  return success(
    rows.map((row) => (row.ok ? question.read(table, next++, row.value) : { issues: row.issues })),
  )
}

const price: Rows<PricedOption> = {
  kernel: 'price',
  what: 'options',
  parse: parseOption,
  pack: packOptions,
  read: priceAnswer,
}

const implied: Rows<PricedQuote> = {
  kernel: 'impliedVolatility',
  what: 'quotes',
  parse: parseQuote,
  pack: packImplied,
  read: impliedAnswer,
}

async function value(engine: Engine, input: unknown): Promise<Result<unknown>> {
  const document = parseDocument(input)
  if (!document.ok) return document
  const outcome = await engine.ask('value', greeks, document.value, { unit: 'usd' })
  if (outcome.kind === 'issues') return failure(...outcome.issues)
  return outcome.kind === 'view' ? success(bookFigures(outcome.view)) : failure()
}

/** A question about a document that stands beside its settings in one object. */
interface Question<Settings, View> {
  readonly analysis: Analysis<Settings, View>
  /** Its parts, as a complaint names them. */
  readonly fields: string
  readonly parse: (input: unknown) => Result<Settings>
  readonly show: (view: View) => unknown
}

const scenario: Question<CubeSettings, CubeView> = {
  analysis: scenarioCube,
  fields: '"document", "spot", "volatility" and "days"',
  parse: parseCube,
  show: (view) => view,
}

const stressed: Question<StressSettings, StressView> = {
  analysis: stress,
  fields: '"document" and "states"',
  parse: parseStress,
  show: ({ states, total, accounts, notValued, unit }) => ({
    states,
    total,
    accounts,
    notValued,
    unit,
  }),
}

async function ask<Settings, View>(
  engine: Engine,
  { analysis, fields, parse, show }: Question<Settings, View>,
  input: unknown,
): Promise<Result<unknown>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return failure(issue('', 'type', `${shown(input)} is not an object with ${fields}`))
  const { document: given, ...question } = input as Readonly<Record<string, unknown>>
  const document = parseDocument(given)
  if (!document.ok)
    return failure(
      ...document.issues.map((one) => ({
        ...one,
        path: `document${one.path === '' ? '' : '.'}${one.path}`,
        message: namesPath(one) ? `document.${one.message}` : one.message,
      })),
    )
  const settings = parse(question)
  if (!settings.ok) return settings
  const outcome = await engine.ask(analysis.name, analysis, document.value, settings.value)
  if (outcome.kind === 'issues') return failure(...outcome.issues)
  return outcome.kind === 'view' ? success(show(outcome.view)) : failure()
}

async function answer(command: string, input: string): Promise<Result<unknown>> {
  if (command === 'market') return readMarket(input, 'Standard input')
  // A row of options is refused by itself, whatever keys it has.
  const isList = command === 'price' || command === 'implied'
  const parsed = isList ? parseJson(input) : readJson(input)
  if (!parsed.ok) return parsed
  const core = await loadCore()
  const engine = new Engine(() => directConnection(core))
  if (command === 'price') return rowByRow(core, price, parsed.value)
  if (command === 'implied') return rowByRow(core, implied, parsed.value)
  if (command === 'value') return value(engine, parsed.value)
  return command === 'stress'
    ? ask(engine, stressed, parsed.value)
    : ask(engine, scenario, parsed.value)
}

const namesPath = ({ path, message }: Issue): boolean => path !== '' && message.startsWith(path)

/** One line, in which nothing of the input can steer a terminal. */
const sentence = (one: Issue): string =>
  (one.path === '' || namesPath(one) ? one.message : `${one.path}: ${one.message}`).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Standard input as text; null when there is more of it than any file that is read. */
async function readInput(): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= LARGEST_TEXT) return null
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function complain(...lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return 2
}

async function main(command: string | undefined, extra: string | undefined): Promise<number> {
  if (command === 'help' || command === '--help') {
    process.stdout.write(HELP)
    return 0
  }
  if (command === undefined || !COMMANDS.includes(command)) {
    const met = command === undefined ? 'no command was given' : `"${command}" is not a command`
    return complain(`${met}: use ${COMMANDS.join(', ')} or help`)
  }
  if (extra !== undefined)
    return complain(
      `"${extra}" is one word too many: the input comes from standard input, as in ${command} < file`,
    )
  const input = await readInput()
  if (input === null) return complain('standard input has 50 MB or more; less is read')
  if (input.trim() === '') return complain('standard input is empty')
  const result = await answer(command, input)
  if (!result.ok) return complain(...result.issues.map(sentence))
  process.stdout.write(json(result.value))
  return 0
}

// A reader that has enough, such as "head", is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

try {
  process.exitCode = await main(process.argv[2], process.argv[3])
} catch (error) {
  // A fault of ours, not of the input.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
