// Everything that the palette finds, list by list.
import type { Action } from './action'
import { comparisons, openings, startActions, thisBookActions } from './bookActions'
import { legActions } from './legActions'
import type { Page } from './page.svelte'
import { groupPlaces, legPlaces, settingChoices } from './placeActions'
import { shellActions } from './shellActions'

/** A heading, and the actions under it as the page is now. */
const lists: readonly (readonly [string, (page: Page) => readonly Action[]])[] = [
  ['Run', () => shellActions.filter(({ name }) => name !== 'palette')],
  ['Book', () => thisBookActions],
  ['Books', (page) => [...openings(page), ...comparisons(page), ...startActions]],
  ['Groups', groupPlaces],
  ['Legs', legPlaces],
  ['Leg or group picked last', () => legActions],
  ['Settings', settingChoices],
]

export interface Found {
  readonly heading: string
  readonly action: Action
}

/** What can be done now. */
export const possibleActions = (page: Page): Found[] =>
  lists.flatMap(([heading, list]) =>
    list(page)
      .filter((action) => action.isPossible(page))
      .map((action) => ({ heading, action })),
  )
