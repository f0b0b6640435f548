// Dark, light or the system's choice; remembered where the device allows it.
export type ThemeChoice = 'system' | 'dark' | 'light'

const KEY = 'netgreek.theme'
const ORDER: readonly ThemeChoice[] = ['system', 'dark', 'light']

function remembered(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY)
    return ORDER.find((choice) => choice === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

export class Theme {
  choice = $state<ThemeChoice>(remembered())
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
    try {
      localStorage.setItem(KEY, choice)
    } catch {
      // Refused: the choice holds until the page closes.
    }
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
