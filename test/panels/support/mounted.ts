// Panels in a real browser: views of the sample book from the core itself, and the page's styles.
import {
  compileCore,
  directConnection,
  Engine,
  examples,
  type Analysis,
  type Document,
} from '../../../src'
import { Core } from '../../../src/engine/core'
import '../../../web/style/tokens.css'
import '../../../web/style/base.css'
import '../../../web/style/controls.css'
import '../../../web/style/panels.css'

function sampleBook(): Document {
  const [first] = examples
  if (first === undefined) throw new Error('there is no sample book')
  return first.document
}

/** The document that every panel is mounted with. */
export const book: Document = sampleBook()

let engine: Engine | null = null

/** The view of the sample book (or another one): the same at every run. */
export async function viewOf<Settings, View>(
  analysis: Analysis<Settings, View>,
  settings: Settings,
  document: Document = book,
): Promise<View> {
  const core = engine === null ? await Core.load(await compileCore()) : null
  if (core !== null) engine = new Engine(() => directConnection(core))
  const outcome = await engine?.ask(analysis.name, analysis, document, settings)
  if (outcome?.kind !== 'view') throw new Error(`${analysis.name} answered ${outcome?.kind}`)
  return outcome.view
}

/** Where a panel is mounted: a box of the size that it has on a screen. */
export function box(): HTMLElement {
  const target = window.document.createElement('div')
  Object.assign(target.style, { display: 'grid', width: '1100px', height: '640px' })
  window.document.body.append(target)
  return target
}
