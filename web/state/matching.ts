// How well a typed text matches an entry: every typed word must be found in the title or among the
// key words; the beginning of a word counts most, and the title counts more than the key words.

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/\u2212/g, '-')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .toLowerCase()

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}+\-.%&]+/gu) ?? []

/** The letters of a word in their order, others between: `rs` in `reset`. At least three letters. */
function isScattered(typed: string, word: string): boolean {
  if (typed.length < 3 || typed[0] !== word[0]) return false
  let at = 0
  for (const letter of word) if (letter === typed[at]) at += 1
  return at === typed.length
}

const SCORE = { whole: 10, start: 8, inside: 3, scattered: 1, keyword: 4 }

function scoreOf(typed: string, title: readonly string[], keywords: readonly string[]): number {
  if (title.includes(typed)) return SCORE.whole
  if (title.some((word) => word.startsWith(typed))) return SCORE.start
  if (keywords.some((word) => word.startsWith(typed))) return SCORE.keyword
  if (title.some((word) => word.includes(typed))) return SCORE.inside
  return title.some((word) => isScattered(typed, word)) ? SCORE.scattered : 0
}

export interface Entry {
  readonly title: string
  readonly keywords?: string
}

/** Above 0 where the entry matches, more for a better match; 1 for an empty text. */
export function matchScore(typed: string, { title, keywords = '' }: Entry): number {
  const asked = wordsOf(typed)
  if (asked.length === 0) return 1
  const words = wordsOf(title)
  const others = wordsOf(keywords)
  const scores = asked.map((word) => scoreOf(word, words, others))
  if (scores.includes(0)) return 0
  const isStart = plain(title).startsWith(plain(typed).trim())
  return scores.reduce((sum, score) => sum + score, isStart ? 5 : 0)
}

/** The entries that match, best first; equals keep their order. */
export function bestMatches<T>(
  typed: string,
  all: readonly T[],
  entryOf: (item: T) => Entry,
  most = 60,
): T[] {
  return all
    .map((item) => ({ item, score: matchScore(typed, entryOf(item)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item)
}
