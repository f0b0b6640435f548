// What a panel says about the answer it shows. The last good picture stays in every case.
export type PanelStatus =
  | { readonly kind: 'ready' }
  /** A newer answer is under way for longer than 200 ms: the picture dims. */
  | { readonly kind: 'waiting' }
  /** A batch question on its way for over a second: how much of it is done (0 to 1), and what is left. */
  | {
      readonly kind: 'running'
      readonly share: number
      readonly secondsLeft: number | null
      readonly cancel: () => void
    }
  /** Us: one plain sentence, what to copy for a report, and how to try again. */
  | {
      readonly kind: 'failed'
      readonly message: string
      readonly details?: string
      readonly retry?: () => void
    }
  /** The user's input: one sentence each. */
  | { readonly kind: 'issues'; readonly issues: readonly string[] }

export const ready: PanelStatus = { kind: 'ready' }
