// A whole run: the six input tables of the valuation kernels, in the order that they take them.
import type { Measure } from '../../assembly/abi'
import type { Document } from '../document'
import type { Table } from '../engine/table'
import { packBook, type PackedBook } from './legs'
import { packAxes, packParameters, packStates, type Axes, type ListedState } from './states'

export interface Run {
  readonly book: PackedBook
  readonly inputs: readonly Table[]
}

export interface Question {
  readonly states: readonly ListedState[]
  readonly axes?: Axes
  readonly measure?: Measure
  readonly rootState?: number
}

export function packRun(document: Document, { states, axes = {}, ...rest }: Question): Run {
  const book = packBook(document)
  const packed = packAxes(axes)
  const parameters = packParameters(document, book, {
    stateCount: states.length,
    axes: packed,
    ...rest,
  })
  return {
    book,
    inputs: [
      book.legs,
      book.underlyings,
      book.slices,
      packStates(document, book.underlyingNames, states),
      packed.table,
      parameters,
    ],
  }
}
