// The known word nearest to a mistyped one.

/** Number of single-letter edits from one word to another. */
export function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      const replaced = (above[column - 1] ?? 0) + (isSame ? 0 : 1)
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[to.length] ?? 0
}

/** The first known word within two edits (one for short words) of a word, or null. */
export function closest(word: string, known: readonly string[]): string | null {
  const typed = word.slice(0, 40).toLowerCase()
  let best: string | null = null
  let fewest = typed.length <= 3 ? 2 : 3
  for (const candidate of known) {
    if (Math.abs(candidate.length - typed.length) >= fewest) continue
    const distance = editDistance(typed, candidate.toLowerCase())
    if (distance < fewest && distance < candidate.length) {
      best = candidate
      fewest = distance
    }
  }
  return best
}
