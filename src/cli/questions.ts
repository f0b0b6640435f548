// Questions about a document, as the command line asks them: input to an analysis, its view to JSON.
import {
  buckets,
  chances,
  explainMarkets,
  greeks,
  parseReverseStress,
  parseWorstCase,
  replay,
  reverseStress,
  scenarioCube,
  stress,
  worstCase,
  type Analysis,
  type BatchAnalysis,
} from '../analyses'
import { bookFigures } from '../analyses/bookFigures'
import { bucketsAnswer, parseBuckets } from '../analyses/bucketsAnswer'
import { chancesAnswer } from '../analyses/chancesAnswer'
import { parseChances } from '../analyses/chancesSettings'
import { explainMarketsAnswer } from '../analyses/explainMarkets'
import { parseCube } from '../analyses/scenarioCube'
import { parseStress } from '../analyses/stress'
import { reverseStressAnswer, worstCaseAnswer } from '../analyses/stressAnswers'
import { applyEdit, parseDocument, type Document, type Settings } from '../document'
import { failure, issue, success, type Issue, type Result } from '../domain/issue'
import { parseMarket } from '../domain/market'
import { shown } from '../domain/schema'
import type { BatchEngine } from '../engine/batch'
import type { Engine } from '../engine/engine'
import { parseReplay } from './episodes'

type Question = (engine: Engine, input: unknown, batch: BatchEngine) => Promise<Result<unknown>>
type Fields = Readonly<Record<string, unknown>>

/** Whether a complaint says itself which field it is about. */
export const namesPath = ({ path, message }: Issue): boolean =>
  path !== '' && message.startsWith(path)

const isObject = (input: unknown): input is Fields =>
  typeof input === 'object' && input !== null && !Array.isArray(input)

/** A complaint about a part of the input, named by its place in the whole. */
const within =
  (place: string) =>
  (one: Issue): Issue => ({
    ...one,
    path: `${place}${one.path === '' ? '' : '.'}${one.path}`,
    message: namesPath(one) ? `${place}.${one.message}` : one.message,
  })

interface Asked {
  readonly document: Document
  /** The fields beside the document. */
  readonly rest: Fields
}

function split(input: unknown, right: string): Result<Asked> {
  if (!isObject(input))
    return failure(issue('', 'type', `${shown(input)} is not an object with ${right}`))
  const { document: given, ...rest } = input
  const document = parseDocument(given)
  if (!document.ok) return failure(...document.issues.map(within('document')))
  return success({ document: document.value, rest })
}

/** As `split`, or a document by itself. */
function splitOrWhole(input: unknown): Result<Asked> {
  if (isObject(input) && 'document' in input) return split(input, '"document"')
  const document = parseDocument(input)
  return document.ok ? success({ document: document.value, rest: {} }) : document
}

async function ask<Settings, View>(
  engine: Engine,
  analysis: Analysis<Settings, View>,
  document: Document,
  settings: Settings,
): Promise<Result<View>> {
  const outcome = await engine.ask(analysis.name, analysis, document, settings)
  if (outcome.kind === 'issues') return failure(...outcome.issues)
  return outcome.kind === 'view' ? success(outcome.view) : failure()
}

const then = <A, B>(result: Result<A>, next: (value: A) => B): Result<B> =>
  result.ok ? success(next(result.value)) : result

const value: Question = async (engine, input) => {
  const document = parseDocument(input)
  if (!document.ok) return document
  return then(await ask(engine, greeks, document.value, { unit: 'usd' }), bookFigures)
}

const scenario: Question = async (engine, input) => {
  const asked = split(input, '"document", "spot", "volatility" and "days"')
  if (!asked.ok) return asked
  const settings = parseCube(asked.value.rest)
  return settings.ok ? ask(engine, scenarioCube, asked.value.document, settings.value) : settings
}

const stressed: Question = async (engine, input) => {
  const asked = split(input, '"document" and "states"')
  if (!asked.ok) return asked
  const settings = parseStress(asked.value.rest)
  if (!settings.ok) return settings
  const view = await ask(engine, stress, asked.value.document, settings.value)
  return then(view, ({ states, total, accounts, notValued, unit }) => ({
    states,
    total,
    accounts,
    notValued,
    unit,
  }))
}

/** The document with another underlying picked; the edit parses what it is given. */
function picking(document: Document, underlying: unknown): Result<Document> {
  if (underlying === undefined) return success(document)
  const settings = { underlying } as Partial<Settings>
  return applyEdit(document, { kind: 'setSettings', settings })
}

const chancesOf: Question = async (engine, input) => {
  const asked = splitOrWhole(input)
  if (!asked.ok) return asked
  const { underlying, ...rest } = asked.value.rest
  const settings = parseChances(rest)
  if (!settings.ok) return settings
  const document = picking(asked.value.document, underlying)
  if (!document.ok) return document
  return then(await ask(engine, chances, document.value, settings.value), chancesAnswer)
}

const bucketsOf: Question = async (engine, input) => {
  const asked = splitOrWhole(input)
  if (!asked.ok) return asked
  const settings = parseBuckets(asked.value.rest)
  if (!settings.ok) return settings
  return then(await ask(engine, buckets, asked.value.document, settings.value), bucketsAnswer)
}

const explain: Question = async (engine, input) => {
  const asked = split(input, '"document" and "later"')
  if (!asked.ok) return asked
  const { later: given, ...others } = asked.value.rest
  const [unknown] = Object.keys(others)
  if (unknown !== undefined)
    return failure(issue(unknown, 'unknown', `${unknown} is not a field of this question`))
  const later = parseMarket(given, 'later')
  if (!later.ok) return later
  const answer = await ask(engine, explainMarkets, asked.value.document, { later: later.value })
  return then(answer, explainMarketsAnswer)
}

const replayed: Question = async (engine, input) => {
  const asked = split(input, '"document" and "episode"')
  if (!asked.ok) return asked
  const walk = parseReplay(asked.value.document, asked.value.rest)
  if (!walk.ok) return walk
  const view = await ask(engine, replay, asked.value.document, walk.value.settings)
  return then(view, walk.value.answer)
}

async function run<Settings, Combined, View>(
  batch: BatchEngine,
  analysis: BatchAnalysis<Settings, Combined, View>,
  document: Document,
  settings: Settings,
): Promise<Result<View>> {
  const outcome = await batch.run(analysis.name, analysis, document, settings).outcome
  if (outcome.kind === 'issues') return failure(...outcome.issues)
  return outcome.kind === 'view' ? success(outcome.view) : failure()
}

const worst: Question = async (_engine, input, batch) => {
  const asked = splitOrWhole(input)
  if (!asked.ok) return asked
  const settings = parseWorstCase(asked.value.rest)
  if (!settings.ok) return settings
  return then(await run(batch, worstCase, asked.value.document, settings.value), worstCaseAnswer)
}

const reverse: Question = async (_engine, input, batch) => {
  const asked = splitOrWhole(input)
  if (!asked.ok) return asked
  const settings = parseReverseStress(asked.value.rest)
  if (!settings.ok) return settings
  const view = await run(batch, reverseStress, asked.value.document, settings.value)
  return then(view, reverseStressAnswer)
}

/** By the command that asks them. */
export const questions: Readonly<Record<string, Question>> = {
  value,
  scenario,
  stress: stressed,
  replay: replayed,
  chances: chancesOf,
  buckets: bucketsOf,
  explain,
  worstCase: worst,
  reverseStress: reverse,
}
