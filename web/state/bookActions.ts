// What can be done with whole books: the entries of the book menu, and of the palette.
import { emptyDocument, examples, writeDocument, writeLegs } from '../../src'
import type { Action } from './action'
import { download, fileName } from '../format/download'
import type { Page } from './page.svelte'

const always = (): boolean => true

const entry = (
  name: string,
  title: string,
  keywords: string,
  run: Action['run'],
  isPossible: Action['isPossible'] = always,
): Action => ({ name, title, keywords, run, isPossible })

function exportBook({ document }: Page): void {
  download(
    fileName(document.name, 'json'),
    new Blob([writeDocument(document)], { type: 'application/json' }),
  )
}

function exportLegs({ document }: Page): void {
  download(fileName(document.name, 'csv'), new Blob([writeLegs(document)], { type: 'text/csv' }))
}

export const startActions: readonly Action[] = [
  entry('open file', 'Open file…', 'import load json csv chain legs', ({ shell }) =>
    shell.pickFile(),
  ),
  ...examples.map(({ id, title, document }) =>
    entry(
      `sample ${id}`,
      `Open sample: ${title}`,
      'example template',
      (page) => void page.open(document, true),
    ),
  ),
  entry(
    'new book',
    'New empty book',
    'create start',
    (page) => void page.open(emptyDocument(page.document.market), true),
  ),
]

export const thisBookActions: readonly Action[] = [
  entry('rename book', 'Rename this book…', 'name title', ({ shell }) => shell.openBookMenu()),
  entry('duplicate book', 'Duplicate this book', 'copy clone', (page) => void page.duplicateBook()),
  entry('delete book', 'Delete this book', 'remove', (page) => void page.removeBook()),
  entry('export book', 'Export book as JSON', 'save download file', exportBook),
  entry('export legs', 'Export legs as CSV', 'save download file spreadsheet', exportLegs),
  entry(
    'stop comparing',
    'Stop comparing',
    'other book overlay',
    (page) => page.comparing.stop(),
    (page) => page.comparing.other !== null,
  ),
]

/** One for every other book of the shelf. */
export const openings = ({ books }: Page): Action[] =>
  books.shelf
    .filter(({ id }) => id !== books.openId)
    .map(({ id, name }) =>
      entry(`open ${id}`, `Open book: ${name}`, 'switch', (page) => void page.openBook(id)),
    )

export const comparisons = ({ books, comparing }: Page): Action[] =>
  books.shelf
    .filter(({ id }) => id !== books.openId && id !== comparing.other?.shelved.id)
    .map(({ id, name }) =>
      entry(
        `compare ${id}`,
        `Compare with: ${name}`,
        'overlay difference other book',
        (page) => void page.compareWith(id),
      ),
    )
