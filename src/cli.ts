// The same engine from a shell: JSON (or CSV) in on standard input, one JSON value out on standard
// output; exit code 2 and plain sentences on standard error for bad input.
import { readFile } from 'node:fs/promises'
import type { Packed } from './analyses/analysis'
import { askingForwards } from './analyses'
import {
  impliedAnswer,
  packImplied,
  parseQuote,
  type PricedQuote,
} from './analyses/impliedVolatility'
import { packOptions, parseOption, priceAnswer, type PricedOption } from './analyses/price'
import { library } from './cli/episodes'
import { HELP } from './cli/help'
import { namesPath, questions } from './cli/questions'
import { failure, issue, success, type Issue, type Result } from './domain/issue'
import { shown } from './domain/schema'
import { Core, type Kernel } from './engine/core'
import { BatchEngine } from './engine/batch'
import { directConnection } from './engine/connection'
import { Engine, EngineError, isDone } from './engine/engine'
import { Table } from './engine/table'
import { readMarket, withForwards, type MarketReading } from './io'
import { parseJson, readJson } from './io/json'
import { LARGEST_TEXT } from './io/size'

const COMMANDS: readonly string[] = [
  ...['price', 'implied', ...Object.keys(questions)],
  ...['market', 'episodes'],
]

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
  const answer = core.run({ kernel, inputs: inputs.map(({ bytes }) => bytes), outputs })
  if (!isDone(answer)) throw new EngineError(kernel, `status ${answer.status}`)
  const table = new Table(answer.outputs[0] ?? new Uint8Array(16))
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

/** An option chain; forwards that it does not name are those of put-call parity. */
async function market(input: string): Promise<Result<unknown>> {
  const reading = readMarket(input, 'Standard input')
  if (!reading.ok || reading.value.awaiting === null) return answered(reading)
  const core = await loadCore()
  const engine = new Engine(() => directConnection(core))
  return answered(success(await withForwards(reading.value, askingForwards(engine))))
}

/** Without the field that is empty by now. */
const answered = (reading: Result<MarketReading>): Result<unknown> =>
  reading.ok ? success({ ...reading.value, awaiting: undefined }) : reading

async function answer(command: string, input: string): Promise<Result<unknown>> {
  if (command === 'market') return market(input)
  // A row of options is refused by itself, whatever keys it has.
  const isList = command === 'price' || command === 'implied'
  const parsed = isList ? parseJson(input) : readJson(input)
  if (!parsed.ok) return parsed
  const core = await loadCore()
  const engine = new Engine(() => directConnection(core))
  if (command === 'price') return rowByRow(core, price, parsed.value)
  if (command === 'implied') return rowByRow(core, implied, parsed.value)
  const batch = new BatchEngine(() => directConnection(core), 1)
  return questions[command]?.(engine, parsed.value, batch) ?? failure()
}

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
  if (command === 'episodes' && extra === undefined) {
    process.stdout.write(json(library()))
    return 0
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
