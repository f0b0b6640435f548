// The central interface: one question = pack the document and the question's own settings into
// tables, a kernel, and a view made of the tables that come back.
import type { Unit } from '../domain/units'
import type { Result } from '../domain/issue'
import type { Document } from '../document/document'
import type { Kernel } from '../engine/core'
import type { Shape, Table } from '../engine/table'

/** What an output column is: no number leaves without it. */
export interface Column {
  readonly label: string
  readonly unit: string
  readonly meaning: string
  readonly formula: string
  readonly source: string
}

export interface Packed {
  readonly inputs: readonly Table[]
  readonly outputs: readonly Shape[]
}

export interface Analysis<Settings, View> {
  readonly name: string
  readonly title: string
  readonly kernel: Kernel
  /**
   * What the answer depends on, where that is less than the document: two questions alike in each of
   * these have the same answer, and the second need not be asked.
   */
  reads?(document: Document, settings: Settings): readonly unknown[]
  pack(document: Document, settings: Settings): Result<Packed>
  view(outputs: readonly Table[], document: Document, settings: Settings): View
  readonly columns: Readonly<Record<string, Column>>
}

export type { Unit }
