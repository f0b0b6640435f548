// While something is dragged, Escape is the drag's: it takes it back, and nothing else hears of it.

/** A watch over Escape: `watch` when the drag begins, `leave` when it ends. */
export function escaping(cancel: () => void) {
  function press(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }
  return {
    watch: () => addEventListener('keydown', press, true),
    leave: () => removeEventListener('keydown', press, true),
  }
}
