// One thing that a person can do: an entry of the palette, of a menu, or a key.
import type { Page } from './page.svelte'

export interface Action {
  name: string
  title: string
  keywords?: string
  run(page: Page): void
  isPossible(page: Page): boolean
}
