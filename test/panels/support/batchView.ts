// Views of the batch track: the same run on one core, without workers.
import {
  BatchEngine,
  compileCore,
  directConnection,
  type BatchAnalysis,
  type Document,
} from '../../../src'
import { Core } from '../../../src/engine/core'
import { book } from './mounted'

let engine: BatchEngine | null = null

/** The view that a batch analysis gives of the sample book: the same at every run. */
export async function batchViewOf<Settings, Combined, View>(
  analysis: BatchAnalysis<Settings, Combined, View>,
  settings: Settings,
  document: Document = book,
): Promise<View> {
  if (engine === null) {
    const core = await Core.load(await compileCore())
    engine = new BatchEngine(() => directConnection(core), 1)
  }
  const outcome = await engine.run(analysis.name, analysis, document, settings).outcome
  if (outcome.kind !== 'view') throw new Error(`${analysis.name} answered ${outcome.kind}`)
  return outcome.view
}
