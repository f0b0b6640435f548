// What the page holds beside the document: which editor and dialog are open, and what was said last.
import { createContext } from 'svelte'
import {
  emptyDocument,
  type Document,
  type Edit,
  type Engine,
  type Issue,
  type Market,
} from '../../src'
import { Answers } from './answers.svelte'
import { Comparing } from './comparing.svelte'
import { Columns } from './columns.svelte'
import type { Recognised } from './files'
import type { LegQuestion, LegTarget } from './legActions'
import { PayoffScreen } from './payoffScreen.svelte'
import { Books } from './books.svelte'
import type { Saving } from './saving.svelte'
import { ScreenPlace } from './screens.svelte'
import { Session } from './session.svelte'
import { Shell } from './shell.svelte'
import type { HeldFits } from './smiles'
import type { Book, Storage } from './storage'
import { Theme } from './theme.svelte'

export type OpenDialog =
  | {
      readonly kind:
        | 'market'
        | 'limits'
        | 'settings'
        | 'keys'
        | 'buckets'
        | 'marketChange'
        | 'palette'
        | 'templates'
    }
  | { readonly kind: 'legAction'; readonly question: LegQuestion; readonly target: LegTarget }
  | { readonly kind: 'import'; readonly found: Extract<Recognised, { kind: 'market' | 'legs' }> }

/** A sentence at the bottom of the page; `canUndo` offers to take the last action back. */
export interface Toast {
  readonly text: string
  readonly canUndo: boolean
  /** Takes back what is not a step of the book. */
  readonly undo?: () => void
}

/** One request to focus or toggle something that lives deeper in the page; `count` makes each new. */
export class Signal {
  count = $state(0)
  send(): void {
    this.count += 1
  }
}

export class Page {
  readonly session: Session
  readonly answers: Answers
  readonly books: Books
  readonly comparing: Comparing
  readonly theme = new Theme()
  readonly place = new ScreenPlace()
  readonly columns = new Columns()
  readonly payoffScreen: PayoffScreen
  readonly shell = new Shell()

  dialog = $state.raw<OpenDialog | null>(null)
  toast = $state.raw<Toast | null>(null)
  /** A lasting sentence above the page. */
  notice = $state('')
  /** The leg whose editor is open. */
  editing = $state<string | null>(null)
  /** Whether a file is being read. */
  isReading = $state(false)

  readonly newLeg = new Signal()
  isTable = $state(false)

  /** The market before the last one that was read from a file, to say what changed. */
  earlierMarket = $state.raw<Market | null>(null)
  /** How well the smiles of the market were fitted, while that market stands. */
  fits = $state.raw<HeldFits | null>(null)

  constructor(
    readonly engine: Engine,
    storage: Storage,
    { shelved, document, history }: Book,
  ) {
    this.session = new Session(document, history)
    this.answers = new Answers(engine)
    this.payoffScreen = new PayoffScreen(engine)
    this.books = new Books(storage, this.session, shelved)
    this.comparing = new Comparing(engine, this.session, () => this.answers.retry())
  }

  get saving(): Saving {
    return this.books.saving
  }

  get document(): Document {
    return this.session.document
  }

  /** The document under no shocks: it stands still while a slider moves. */
  get book(): Document {
    return this.session.book
  }

  edit(edit: Edit, gesture?: string): readonly Issue[] {
    return this.session.edit(edit, gesture)
  }

  /** An edit that the page reports: what was done with Undo, or why it was not. */
  act(edit: Edit): boolean {
    this.session.endGesture()
    const issues = this.session.edit(edit)
    const [wrong] = issues
    this.say(wrong?.message ?? `${this.session.lastAction}.`, wrong === undefined)
    return wrong === undefined
  }

  say(text: string, canUndo = false): void {
    this.toast = { text, canUndo }
  }

  undo(): void {
    if (this.session.undo()) this.say(`${this.session.lastAction}.`)
  }

  redo(): void {
    if (this.session.redo()) this.say(`${this.session.lastAction}.`)
  }

  /** Nothing of the book before stays open over the next one. */
  #turnTo(): void {
    this.editing = null
    this.earlierMarket = null
    this.fits = null
    this.session.endGesture()
  }

  #say(text: string, undo: () => Promise<void>): void {
    const taken = async () => {
      this.#turnTo()
      await undo()
      this.say(`Back to ${this.document.name}.`)
    }
    this.toast = { text, canUndo: true, undo: () => void taken() }
  }

  /** Opens a document as a new book; the toast leads back. `isFresh`: it holds no work yet. */
  async open(document: Document, isFresh = false): Promise<void> {
    this.#turnTo()
    const back = await this.books.add(document, isFresh)
    this.#say(`Opened ${this.document.name}.`, back)
  }

  async openBook(id: string): Promise<void> {
    this.#turnTo()
    const wrong = await this.books.open(id)
    if (this.comparing.other?.shelved.id === id) this.comparing.stop()
    this.say(wrong === '' ? `Opened ${this.document.name}.` : wrong)
  }

  async duplicateBook(): Promise<void> {
    this.#turnTo()
    const back = await this.books.add(this.document)
    this.#say(`Copied as ${this.document.name}.`, back)
  }

  async removeBook(): Promise<void> {
    this.#turnTo()
    const { name } = this.document
    const back = await this.books.remove(emptyDocument(this.document.market))
    if (this.comparing.other?.shelved.id === this.books.openId) this.comparing.stop()
    this.#say(`Deleted the book ${name}.`, back)
  }

  async compareWith(id: string): Promise<void> {
    const book = await this.books.read(id)
    if (typeof book === 'string') this.say(book)
    else this.comparing.start(book)
  }
}

export const [getPage, setPage] = createContext<Page>()
