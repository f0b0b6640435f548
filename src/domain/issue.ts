// A complaint about input, and the result that carries complaints instead of throwing.

/** One complaint: where, what kind, and a plain sentence that says what would be right. */
export interface Issue {
  /** Path of the field inside the input: `legs[2].instrument.strike`; empty for the whole. */
  readonly path: string
  readonly code: string
  readonly message: string
  readonly severity: 'error' | 'warning'
  /** What the input could mean, where it could mean two things: the person picks one. */
  readonly readings?: readonly TextReading[]
}

/** One way to read a text: as it is shown, and as it is typed so that it means only this. */
export interface TextReading {
  readonly shown: string
  readonly typed: string
}

export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

export function issue(path: string, code: string, message: string): Issue {
  return { path, code, message, severity: 'error' }
}

export function warning(path: string, code: string, message: string): Issue {
  return { path, code, message, severity: 'warning' }
}

/** A success, with the warnings met on the way. */
export function success<T>(value: T, issues: readonly Issue[] = []): Result<T> {
  return { ok: true, value, issues }
}

export function failure<T>(...issues: readonly Issue[]): Result<T> {
  return { ok: false, issues }
}
