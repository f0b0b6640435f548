// A press anywhere on a leg's row opens its editor, as its name does. One listener for all rows; the name
// is the button for the keyboard and for readers of the page.

/** What a press on is its own. */
const OWN = 'button, input, select, label, a, .scrub, .editor'

/** An attachment for the table of the legs. */
export function rowsOpen(table: HTMLElement): () => void {
  function press({ target }: Event): void {
    if (!(target instanceof Element) || target.closest(OWN) !== null) return
    target.closest('tr')?.querySelector<HTMLElement>('button[data-leg]')?.click()
  }
  table.addEventListener('click', press)
  return () => table.removeEventListener('click', press)
}
