// What crosses between page and worker: the tables of all jobs of a message in one buffer, which is given away.
// A buffer costs more to hand over than the few thousand bytes that are in it.
import { mustFit, type Answer, type Core, type Job } from './core'
import { bytesOf, type Bytes } from './table'

/** Where bytes lie in the buffer of a message. */
type Piece = readonly [offset: number, length: number]

export interface Message {
  readonly buffer: ArrayBuffer
  readonly jobs: readonly (Omit<Job, 'inputs'> & { readonly inputs: readonly Piece[] })[]
}

export interface Reply {
  readonly buffer: ArrayBuffer
  readonly answers: readonly (Omit<Answer, 'outputs'> & { readonly outputs: readonly Piece[] })[]
}

/** One buffer and its pieces, one behind the other; tables are whole multiples of eight bytes. */
function room(size: number) {
  const whole = new ArrayBuffer(size)
  let next = 0
  const take = (length: number): Bytes => {
    const bytes = new Uint8Array(whole, next, length)
    next += length
    return bytes
  }
  return { whole, take }
}

const pieceOf = ({ byteOffset, byteLength }: Bytes): Piece => [byteOffset, byteLength]

const bytesAt = (buffer: ArrayBuffer, [offset, length]: Piece): Bytes =>
  new Uint8Array(buffer, offset, length)

/** Copies the jobs' tables; one that several jobs share is in the message once. */
export function messageOf(jobs: readonly Job[]): Message {
  const tables = [...new Set(jobs.flatMap(({ inputs }) => inputs))]
  const { whole, take } = room(tables.reduce((sum, { byteLength }) => sum + byteLength, 0))
  const pieces = new Map<Bytes, Piece>()
  for (const table of tables) {
    const copy = take(table.byteLength)
    copy.set(table)
    pieces.set(table, pieceOf(copy))
  }
  const placed = (table: Bytes): Piece => pieces.get(table) ?? [0, 0]
  return { buffer: whole, jobs: jobs.map((job) => ({ ...job, inputs: job.inputs.map(placed) })) }
}

/** The far side: runs the jobs in their order. Throws what a core throws. */
export function runMessage(core: Core, message: Message): Reply {
  const jobs = message.jobs.map((job) => ({
    ...job,
    inputs: job.inputs.map((piece) => bytesAt(message.buffer, piece)),
  }))
  jobs.forEach(mustFit)
  const shapes = jobs.flatMap(({ outputs }) => outputs)
  const { whole, take } = room(shapes.reduce((sum, shape) => sum + bytesOf(shape), 0))
  const answers = jobs.map((job) => {
    const { status, outputs } = core.run(job, take)
    return { status, outputs: outputs.map(pieceOf) }
  })
  return { buffer: whole, answers }
}

export const answersOf = ({ buffer, answers }: Reply): readonly Answer[] =>
  answers.map((answer) => ({
    ...answer,
    outputs: answer.outputs.map((piece) => bytesAt(buffer, piece)),
  }))
