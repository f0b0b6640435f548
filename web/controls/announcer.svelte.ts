// What readers of the page hear: one polite region, at most once a second, and only after the last
// of several things in a row.
const CALM = 1000

class Announcer {
  text = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Says a sentence once nothing else was to be said for a second. */
  say(text: string): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      // The same words again are heard again: they must differ.
      this.text = this.text === text ? `${text}\u00a0` : text
    }, CALM)
  }
}

export const announcer = new Announcer()
