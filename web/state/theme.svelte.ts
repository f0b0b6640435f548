// Dark, light or the system's choice; remembered where the device allows it.
import { remember, remembered } from './remembered'

export type ThemeChoice = 'system' | 'dark' | 'light'

const KEY = 'theme'
const ORDER: readonly ThemeChoice[] = ['system', 'dark', 'light']

function lastChoice(): ThemeChoice {
  const stored = remembered(KEY)
  return ORDER.find((choice) => choice === stored) ?? 'system'
}

export class Theme {
  choice = $state<ThemeChoice>(lastChoice())
  #prefersLight = $state(false)

  /** What is drawn. */
  readonly shown: 'dark' | 'light' = $derived(
    this.choice === 'system' ? (this.#prefersLight ? 'light' : 'dark') : this.choice,
  )

  constructor() {
    const query = matchMedia('(prefers-color-scheme: light)')
    this.#prefersLight = query.matches
    query.addEventListener('change', ({ matches }) => (this.#prefersLight = matches))
  }

  pick(choice: ThemeChoice): void {
    this.choice = choice
    remember(KEY, choice)
  }

  /** The next of system, dark and light. */
  next(): void {
    this.pick(ORDER[(ORDER.indexOf(this.choice) + 1) % ORDER.length] ?? 'system')
  }

  /** Dark to light and back, whatever the system says. */
  flip(): void {
    this.pick(this.shown === 'dark' ? 'light' : 'dark')
  }
}
