// Something that can be done on the page, as menus and the command palette list it.
import type { Page } from './page.svelte'

export interface Action {
  name: string
  title: string
  keywords?: string
  run(page: Page): void
  isPossible(page: Page): boolean
}
