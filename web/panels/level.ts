// How far a limit is used: within, near from 80 %, over above 100 %. Glyph and word double the colour.
export type Level = 'ok' | 'warn' | 'crit'

export const levelOf = (use: number | null): Level =>
  use === null || !(use >= 0.8) ? 'ok' : use > 1 ? 'crit' : 'warn'

export const LEVELS: Readonly<Record<Level, { readonly glyph: string; readonly word: string }>> = {
  ok: { glyph: '●', word: '' },
  warn: { glyph: '▲', word: 'Near ' },
  crit: { glyph: '■', word: 'Over ' },
}
