// Undo as it is kept on the device: each step as the changes that lead to it, a market once however
// many steps need it. What is damaged is left out; the book opens all the same.
import { readJson, type Document } from '../../src'
import { History, type Step } from './history'
import { changesBetween, exactJson, type Change, type Patch } from './patch'

/** Characters of one book's history; the oldest steps go first. */
const LARGEST = 4_000_000
/** Changes of a market longer than this are kept as the whole market, once. */
const WHOLE_MARKET = 20_000
const VERSION = 1

const texts = new WeakMap<object, string>()

function marketText(market: object): string {
  const known = texts.get(market)
  if (known !== undefined) return known
  const text = exactJson(market)
  texts.set(market, text)
  return text
}

interface Made {
  /** The document that the changes are made to. */
  readonly from: Document
  readonly text: string
  /** The market that takes the place of the one before, where its changes are many. */
  readonly market: object | null
}

const made = new WeakMap<Step, Made>()

/** The changes of a step; made once, unless the document before it went on changing. */
function changesOf(step: Step & { document: Document }, from: Document): Made {
  const known = made.get(step)
  if (known?.from === from) return known
  const all = changesBetween(from, step.document)
  const ofMarket = all.filter(({ path }) => path[0] === 'market')
  const isWhole = ofMarket.length > 0 && exactJson(ofMarket).length > WHOLE_MARKET
  const { market } = step.document
  const rest = isWhole ? all.filter(({ path }) => path[0] !== 'market') : all
  const fresh = { from, text: exactJson(rest), market: isWhole ? market : null }
  made.set(step, fresh)
  return fresh
}

const isWholeMarket = (change: Change): change is Change & { value: object } =>
  change.path.length === 1 && change.path[0] === 'market' && 'value' in change

/** The changes of a step that came from the device, its market apart again. */
function keptChanges({ patch }: Step & { patch: Patch }): Omit<Made, 'from'> {
  const market = patch.find(isWholeMarket)?.value ?? null
  return { text: exactJson(patch.filter((change) => !isWholeMarket(change))), market }
}

class Writer {
  readonly #places = new Map<object, number>()
  readonly markets: string[] = []
  length = 0

  #place(market: object): number {
    const known = this.#places.get(market)
    if (known !== undefined) return known
    const text = marketText(market)
    this.markets.push(text)
    this.length += text.length
    this.#places.set(market, this.markets.length - 1)
    return this.markets.length - 1
  }

  /** Steps from the nearest to the farthest, as many as there is room for; the nearest last. */
  steps(steps: readonly Step[], present: Document, room: number): string {
    const written: string[] = []
    let nearer: Document = present
    for (const step of steps.toReversed()) {
      const { text, market } = 'document' in step ? changesOf(step, nearer) : keptChanges(step)
      const place = market === null ? '' : `,"market":${this.#place(market)}`
      const line = `{"label":${JSON.stringify(step.label)},"patch":${text}${place}}`
      this.length += line.length
      if (this.length > room) break
      written.push(line)
      if ('document' in step) nearer = step.document
    }
    return `[${written.toReversed().join(',')}]`
  }
}

/** A history as text, beside the document that it belongs to. */
export function writeHistory(history: History, present: Document): string {
  const writer = new Writer()
  const past = writer.steps(history.past, present, LARGEST)
  const future = writer.steps(history.future, present, LARGEST)
  return `{"version":${VERSION},"past":${past},"future":${future},"markets":[${writer.markets.join(',')}]}`
}

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readStep(kept: unknown, markets: readonly unknown[]): Step | null {
  if (!isPlain(kept) || typeof kept['label'] !== 'string' || !Array.isArray(kept['patch']))
    return null
  const patch = kept['patch'] as Change[]
  const { label, market } = kept as { label: string; market?: unknown }
  if (market === undefined) return { label, patch }
  if (typeof market !== 'number' || !(market in markets)) return null
  const whole: Change = { path: ['market'], value: markets[market] }
  return { label, patch: [...patch, whole] satisfies Patch }
}

/** The nearest steps up to the first that cannot be read. */
function readSteps(kept: unknown, markets: readonly unknown[]): Step[] {
  const steps: Step[] = []
  for (const one of Array.isArray(kept) ? kept.toReversed() : []) {
    const step = readStep(one, markets)
    if (step === null) break
    steps.unshift(step)
  }
  return steps
}

/** A kept history; empty where the text is not one. */
export function readHistory(text: string): History {
  const parsed = readJson(text)
  if (!parsed.ok || !isPlain(parsed.value) || parsed.value['version'] !== VERSION)
    return History.empty
  const { past, future, markets } = parsed.value
  const table: readonly unknown[] = Array.isArray(markets) ? markets : []
  return History.of(readSteps(past, table), readSteps(future, table))
}
