// The core's memory for the benchmark: tables written and read as views, and the checks that both
// sides of a comparison gave the same numbers. Runs in Node and in a page.

const HEADER = 16

/** The core with functions for writing tables; `abi` holds the enums of assembly/abi.ts. */
export async function openCore(module) {
  const { exports } = await WebAssembly.instantiate(module, {})
  const column = (table, index) => {
    const [rows, , stride] = new Int32Array(exports.memory.buffer, table, 3)
    return new Float64Array(exports.memory.buffer, table + HEADER + index * stride * 8, rows)
  }
  const clear = (table, value) => {
    const [, columns, stride] = new Int32Array(exports.memory.buffer, table, 3)
    new Float64Array(exports.memory.buffer, table + HEADER, columns * stride).fill(value)
  }
  return { exports, column, clear }
}

export function check(status, abi, kernel) {
  if (status !== abi.Status.Ok) throw new Error(`the kernel ${kernel} answered status ${status}`)
}

/** Largest difference of two results, each measured by `scale`; both must be numbers throughout. */
export function worstDifference(ours, theirs, scale) {
  let worst = 0
  for (let i = 0; i < ours.length; i++) {
    const difference = Math.abs(ours[i] - theirs[i]) / scale(i)
    if (!(difference <= worst)) worst = difference
  }
  return worst
}

export function mustAgree(name, difference, bound = 1e-9) {
  if (!(difference <= bound))
    throw new Error(`${name}: the two results differ by ${difference}, more than ${bound}`)
  return difference
}
