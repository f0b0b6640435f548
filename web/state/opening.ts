// What happens with a recognised file: a book opens, the rest is shown before it is taken.
import type { Page } from './page.svelte'
import { readFile, recognise, type Recognised } from './files'

function show(page: Page, found: Recognised): void {
  switch (found.kind) {
    case 'book':
      void page.open(found.document)
      return
    case 'unreadable':
      page.say(found.sentence)
      return
    case 'market':
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
  show(page, found)
}

/** Rows pasted from a spreadsheet. */
export function openText(page: Page, text: string): void {
  show(page, recognise(text, 'The pasted text', page.document))
}
