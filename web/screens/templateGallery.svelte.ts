// The gallery's state while it is open: the chosen terms, every template taken to the chain, and their
// mini payoffs from one question.
import {
  buildStrategy,
  defaultTemplateSettings,
  fittingWidths,
  galleryOf,
  templatePayoffs,
  templates,
  type Document,
  type Strategy,
  type Template,
  type TemplatePayoffsView,
  type TemplateSettings,
} from '../../src'
import { Answer } from '../state/answers.svelte'
import type { Page } from '../state/page.svelte'

export interface Taken {
  readonly template: Template
  readonly strategy: Strategy | null
  /** Why it cannot be had, with the widths that could. */
  readonly refusal: string
}

export class TemplateGallery {
  readonly answer: Answer<{ expiry: string }, TemplatePayoffsView>
  /** What the person chose of the terms; the rest follows the book. */
  #chosen = $state.raw<Partial<TemplateSettings>>({})
  readonly settings: TemplateSettings = $derived.by(() => {
    const { underlying, expiry } = this.#chosen
    const usual = defaultTemplateSettings(this.page.document, underlying)
    return { ...usual, ...this.#chosen, expiry: expiry ?? usual.expiry }
  })
  readonly taken: readonly Taken[] = $derived.by(() => {
    const { document } = this.page
    return templates
      .filter(({ id }) => this.ids === null || this.ids.includes(id))
      .map((template) => takenTo(template, document, this.settings))
  })

  constructor(
    private readonly page: Page,
    asker: string,
    /** Templates shown; null for all. */
    private readonly ids: readonly string[] | null,
  ) {
    this.answer = new Answer(page.engine, asker, templatePayoffs, () => this.ask())
  }

  /** Another coin starts with its own usual terms; a changed size or width stays. */
  choose(terms: Partial<TemplateSettings>): void {
    const { size } = this.#chosen
    this.#chosen =
      terms.underlying === undefined
        ? { ...this.#chosen, ...terms }
        : { ...(size === undefined ? {} : { size }), ...terms }
  }

  /** Call inside an effect. */
  ask(): void {
    const strategies = this.taken.flatMap(({ strategy }) => (strategy === null ? [] : [strategy]))
    const book = galleryOf(this.page.document, strategies, this.settings)
    void this.answer.ask(book, { expiry: this.settings.expiry })
  }

  /** Adds a strategy as a group of its own: one undo step. */
  add({ strategy, template, refusal }: Taken): boolean {
    if (strategy === null) {
      this.page.say(refusal)
      return false
    }
    const { legs, group } = strategy
    const isDone = this.page.act({ kind: 'addLegs', legs, groups: [group] })
    if (isDone)
      this.page.say(
        `Added ${template.name}: ${legs.length === 1 ? '1 leg' : `${legs.length} legs`}.`,
        true,
      )
    return isDone
  }
}

function takenTo(template: Template, document: Document, settings: TemplateSettings): Taken {
  const made = buildStrategy(template, document, settings)
  if (made.ok) return { template, strategy: made.value, refusal: '' }
  const widths = fittingWidths(template, document, settings)
  const hint = widths.length === 0 ? '' : ` A width of ${widths.join(' or ')} fits.`
  return { template, strategy: null, refusal: `${made.issues[0]?.message ?? ''}.${hint}` }
}
