// One Wasm instance: tables in, kernel, tables out. The only file that touches Wasm memory.
import type { instantiate } from '../../build/core.js'
import { bytesOf, Table, type Bytes, type Shape } from './table'

type Exports = Awaited<ReturnType<typeof instantiate>>

/** Names of the exported kernels: functions of addresses that answer a status. */
export type Kernel = {
  [K in keyof Exports]: Exports[K] extends (...addresses: number[]) => number
    ? K extends 'newTable'
      ? never
      : K
    : never
}[keyof Exports]

export interface Job {
  readonly kernel: Kernel
  readonly inputs: readonly Bytes[]
  readonly outputs: readonly Shape[]
}

export interface Answer {
  readonly status: number
  readonly outputs: readonly Bytes[]
}

/** Memory stays at its high-water mark; above this a run is refused rather than the page killed. */
const LARGEST_RUN = 256 * 1024 * 1024

/** Refuses what is too large before anything is made for it. */
export function mustFit({ inputs, outputs }: Omit<Job, 'kernel'>): void {
  const size =
    inputs.reduce((sum, { byteLength }) => sum + byteLength, 0) +
    outputs.reduce((sum, shape) => sum + bytesOf(shape), 0)
  if (size > LARGEST_RUN)
    throw new Error(`${Math.round(size / 1048576)} MB is more than one run may hold`)
}

export class Core {
  private constructor(private readonly exports: Exports) {}

  static async load(module: WebAssembly.Module): Promise<Core> {
    const imports = {
      abort(message: number, _file: number, line: number, column: number): never {
        throw new Error(`the core stopped at line ${line}:${column} (${message})`)
      },
    }
    const instance = await WebAssembly.instantiate(module, { env: imports })
    return new Core(instance.exports as unknown as Exports)
  }

  /** `take` gives the bytes that an output is copied to. */
  run(
    { kernel, inputs, outputs }: Job,
    take = (size: number): Bytes => new Uint8Array(size),
  ): Answer {
    const { exports } = this
    mustFit({ inputs, outputs })
    exports.reset()
    const given = inputs.map((bytes) => {
      const { rows, columns } = new Table(bytes)
      return exports.newTable(rows, columns)
    })
    const wanted = outputs.map(({ rows, columns }) => exports.newTable(rows, columns))
    // Views only after the last allocation: growth detaches older ones.
    const memory = new Uint8Array(exports.memory.buffer)
    inputs.forEach((bytes, at) => memory.set(bytes, given[at]))
    const call: (...addresses: number[]) => number = exports[kernel]
    const status = call(...given, ...wanted)
    // The kernel's own scratch may have grown the memory: take a new view.
    const after = new Uint8Array(exports.memory.buffer)
    return {
      status,
      outputs: wanted.map((address, at) => {
        const copy = take(bytesOf(outputs[at] ?? { rows: 0, columns: 0 }))
        copy.set(after.subarray(address, address + copy.byteLength))
        return copy
      }),
    }
  }
}
