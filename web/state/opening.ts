// What happens with a recognised file: a book opens, the rest is shown before it is taken.
import { askingForwards, withForwards } from '../../src'
import type { Page } from './page.svelte'
import { readFile, recognise, type Recognised } from './files'

async function show(page: Page, found: Recognised): Promise<void> {
  switch (found.kind) {
    case 'book':
      void page.open(found.document)
      return
    case 'unreadable':
      page.say(found.sentence)
      return
    case 'market':
      try {
        const reading = await withForwards(found.reading, askingForwards(page.engine))
        page.dialog = { kind: 'import', found: { ...found, reading } }
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        page.say(`${found.name} was read, but not its forwards. ${why}`)
      }
      return
    case 'legs':
      page.dialog = { kind: 'import', found }
  }
}

export async function openFile(page: Page, file: File): Promise<void> {
  page.isReading = true
  page.say(`Reading ${file.name}.`)
  const found = await readFile(file, page.document)
  page.isReading = false
  page.toast = null
  await show(page, found)
}

/** Rows pasted from a spreadsheet. */
export function openText(page: Page, text: string): void {
  void show(page, recognise(text, 'The pasted text', page.document))
}
