// What the frame around the screens holds: the positions over a screen, the phone's view, and which
// keys work.
import { untrack } from 'svelte'
import { remember, remembered } from './remembered'
import type { Page } from './page.svelte'

/** What a phone shows of the Payoff screen. */
export type PhoneView = 'chart' | 'legs' | 'matrix'

/** A key that works while its screen is shown; a single character takes the place of the page's. */
export interface ScreenKey {
  /** As the keyboard event names it, in lower case: `j`, ` `, `enter`. */
  readonly key: string
  /** As the sheet shows it: `J`, `Space`. */
  readonly shown: string
  readonly does: string
  readonly withShift?: boolean
  /** Among the four keys of the status bar. */
  readonly isUseful?: boolean
  run(page: Page): void
}

const SINGLE = 'singleKeys'

export class Shell {
  arePositionsOpen = $state(false)
  view = $state<PhoneView>('chart')
  screenKeys = $state.raw<readonly ScreenKey[]>([])
  /** Single characters as keys; off for those whom they hinder (WCAG 2.1.4). */
  hasSingleKeys = $state(remembered(SINGLE) !== 'off')
  /** Asks for a file; the page sets it. */
  pickFile: () => void = () => undefined
  /** Opens the menu of the book at its name; the menu sets it. */
  openBookMenu: () => void = () => undefined

  setSingleKeys(are: boolean): void {
    this.hasSingleKeys = are
    remember(SINGLE, are ? null : 'off')
  }

  /** Keys of a screen while it is shown: call it in an effect, which takes them away again. */
  addKeys(keys: readonly ScreenKey[]): () => void {
    // The effect is not to run again for what it adds itself.
    this.screenKeys = [...untrack(() => this.screenKeys), ...keys]
    return () => {
      this.screenKeys = this.screenKeys.filter((key) => !keys.includes(key))
    }
  }
}
