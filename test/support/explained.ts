// P&L by driver between two markets: asked, and checked to add up.
import { explainMarkets, type ExplainedPart, type ExplainMarketsView } from '../../src/analyses'
import type { Document } from '../../src/document'
import type { Market } from '../../src/domain/market'
import type { Core } from '../../src/engine/core'
import { EPS, expectClose } from './close'
import { answerOf } from './core'

export const explainedBetween = (
  core: Core,
  document: Document,
  later: Market,
): ExplainMarketsView => answerOf(core, explainMarkets, document, { later })

export const valuesOf = ({ drivers }: ExplainedPart): readonly number[] => Object.values(drivers)
export const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0)
const sizeOf = (part: ExplainedPart): number => sumOf(valuesOf(part).map(Math.abs))

function expectWhole(name: string, part: ExplainedPart, inputs: unknown): void {
  const tolerance = 32 * EPS * sizeOf(part) + 1e-300
  expectClose({ name, got: sumOf(valuesOf(part)), want: part.total, tolerance, inputs })
}

/** Parts add up to their totals, legs to kinds and kinds to the book. */
export function expectAllWhole(view: ExplainMarketsView): void {
  const { book, kinds, legs, document } = view
  expectWhole('book', book, document)
  for (const [kind, part] of kinds) expectWhole(kind, part, document)
  for (const [leg, part] of legs) expectWhole(leg, part, document)
  const size = sumOf([...legs.values()].map((part) => sizeOf(part) + Math.abs(part.total)))
  const tolerance = 32 * EPS * size + 1e-300
  const isOn = (id: string) => document.legs.find((leg) => leg.id === id)?.isOn === true
  const counted = [...legs].filter(([id]) => isOn(id)).map(([, part]) => part.total)
  const ofKinds = sumOf([...kinds.values()].map(({ total }) => total))
  const want = book.total
  expectClose({ name: 'legs', got: sumOf(counted), want, tolerance, inputs: document })
  expectClose({ name: 'kinds', got: ofKinds, want, tolerance, inputs: document })
}
