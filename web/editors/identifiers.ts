// Marks of groups in the positions table.

/** The letter before a group's name: A to Z, then numbers. */
export const groupMark = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : String(at + 1)
