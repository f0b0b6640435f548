// Which screen is shown. The address says it (`#/surface`), so that a link, a reload and the back
// button keep it; other fragments are places on the page and change nothing here.
export const SCREENS = [
  { name: 'payoff', label: 'Payoff', about: 'payoff and scenarios' },
  { name: 'surface', label: 'Surface', about: 'surfaces of the greeks' },
  { name: 'scenarios', label: 'Scenarios', about: 'named stresses' },
] as const

export type ScreenName = (typeof SCREENS)[number]['name']

const FIRST: ScreenName = 'payoff'

/** The screen that a fragment names; null where it names none. */
export function screenOf(fragment: string): ScreenName | null {
  return SCREENS.find(({ name }) => fragment === `#/${name}`)?.name ?? null
}

export const addressOf = (name: ScreenName): string => `#/${name}`

export class ScreenPlace {
  name = $state<ScreenName>(screenOf(location.hash) ?? FIRST)
  readonly shown = $derived(SCREENS.find(({ name }) => name === this.name) ?? SCREENS[0])

  /** Goes to a screen: a step in the browser's history. */
  go(name: ScreenName): void {
    if (name !== this.name) location.hash = addressOf(name)
  }

  /** Follows the address. */
  follow(): void {
    this.name = screenOf(location.hash) ?? (location.hash === '' ? FIRST : this.name)
  }
}
