// A question too long for one call: cut into ranges of a fixed length, each answered by its own
// kernel call wherever a worker is free, and combined in range order.
import type { Result } from '../domain/issue'
import type { Document } from '../document/document'
import type { Kernel } from '../engine/core'
import type { Table } from '../engine/table'
import type { Column, Packed } from './analysis'

/** Rows of a range: never a function of how many workers there are. */
export const RANGE_ROWS = 4096

export interface BatchAnalysis<Settings, Combined, View> {
  readonly name: string
  readonly title: string
  readonly kernel: Kernel
  rangeCount(document: Document, settings: Settings): number
  /** Tables of one range; a range's answer may depend on nothing else. */
  pack(document: Document, settings: Settings, range: number): Result<Packed>
  /** Partial results in range order, on one thread: the same bits for one worker or many. */
  combine(partials: readonly (readonly Table[])[], document: Document, settings: Settings): Combined
  view(combined: Combined, document: Document, settings: Settings): View
  readonly columns: Readonly<Record<string, Column>>
}
