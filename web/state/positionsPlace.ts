// Where the positions are: beside the chart, over another screen, or a view of the phone.
import { tick } from 'svelte'
import type { Page } from './page.svelte'
import { isNarrow, isPhone } from './width'

/** Whether the positions come as an overlay here. */
export const comeAsOverlay = (page: Page): boolean =>
  !isPhone.current && (isNarrow.current || page.place.name !== 'payoff')

export async function showPositions(page: Page): Promise<void> {
  if (isPhone.current) {
    page.place.go('payoff')
    page.shell.view = 'legs'
  } else if (comeAsOverlay(page)) page.shell.arePositionsOpen = true
  await tick()
}

/** The typed line, wherever it is. */
export async function startLeg(page: Page): Promise<void> {
  await showPositions(page)
  page.newLeg.send()
}

/** A leg's editor, with the focus on its row. */
export async function showLeg(page: Page, id: string): Promise<void> {
  await showPositions(page)
  page.editing = id
  await tick()
  const row = document.querySelector<HTMLElement>(`[data-leg="${CSS.escape(id)}"]`)
  row?.scrollIntoView({ block: 'nearest' })
  row?.focus()
}
