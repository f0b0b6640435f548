// What the page holds beside the document: which editor and dialog are open, and what was said last.
import { createContext } from 'svelte'
import type { Document, Edit, Engine, Issue, Market } from '../../src'
import { Answers } from './answers.svelte'
import { Columns } from './columns.svelte'
import type { Recognised } from './files'
import type { LegQuestion, LegTarget } from './legActions'
import { Saving } from './saving.svelte'
import { ScreenPlace } from './screens.svelte'
import { Session } from './session.svelte'
import type { HeldFits } from './smiles'
import type { Storage } from './storage'
import { Theme } from './theme.svelte'

export type OpenDialog =
  | {
      readonly kind:
        'market' | 'limits' | 'settings' | 'keys' | 'buckets' | 'marketChange' | 'templates'
    }
  | { readonly kind: 'legAction'; readonly question: LegQuestion; readonly target: LegTarget }
  | { readonly kind: 'import'; readonly found: Extract<Recognised, { kind: 'market' | 'legs' }> }

/** A sentence at the bottom of the page; `canUndo` offers to take the last action back. */
export interface Toast {
  readonly text: string
  readonly canUndo: boolean
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
  readonly saving: Saving
  readonly theme = new Theme()
  readonly place = new ScreenPlace()
  readonly columns = new Columns()

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
    document: Document,
  ) {
    this.session = new Session(document)
    this.answers = new Answers(engine)
    this.saving = new Saving(storage)
  }

  get document(): Document {
    return this.session.document
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

  /** Replaces the book: undoable, the editor closes. */
  open(document: Document): void {
    this.editing = null
    this.act({ kind: 'replace', document })
  }
}

export const [getPage, setPage] = createContext<Page>()
