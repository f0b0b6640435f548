// The two builds of the core in Node, and the shortest way from an analysis to its view.
import { readFile } from 'node:fs/promises'
import type { Analysis, Packed } from '../../src/analyses/analysis'
import type { Document } from '../../src/document'
import { Core, type Kernel } from '../../src/engine/core'
import { Table } from '../../src/engine/table'

export type Build = 'release' | 'checked'
export const BUILDS: readonly Build[] = ['release', 'checked']

const files: Readonly<Record<Build, string>> = {
  release: 'core.wasm',
  checked: 'core.checked.wasm',
}

/** A core of its own; `checked` traps on a cell outside its table. */
export async function loadCore(build: Build = 'checked'): Promise<Core> {
  const bytes = await readFile(new URL(`../../build/${files[build]}`, import.meta.url))
  return Core.load(await WebAssembly.compile(bytes))
}

/** Runs a kernel and answers its output tables; any status but Ok is an error. */
export function runKernel(core: Core, kernel: Kernel, { inputs, outputs }: Packed): Table[] {
  const answer = core.run({ kernel, inputs: inputs.map(({ bytes }) => bytes), outputs })
  if (answer.status !== 0) throw new Error(`${kernel} answered status ${answer.status}`)
  return answer.outputs.map((bytes) => new Table(bytes))
}

/** An analysis answered at once: pack, run, view. */
export function answerOf<Settings, View>(
  core: Core,
  analysis: Analysis<Settings, View>,
  document: Document,
  settings: Settings,
): View {
  const packed = analysis.pack(document, settings)
  if (!packed.ok) throw new Error(packed.issues.map(({ message }) => message).join('; '))
  return analysis.view(runKernel(core, analysis.kernel, packed.value), document, settings)
}
