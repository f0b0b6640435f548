// Dragging rows up and down: a press that moves 4 px becomes a drag; Escape takes it back; the click
// that ends it opens nothing.
import { escaping } from './escaping'

const THRESHOLD = 4
/** So near to the edge of what scrolls, it scrolls by this many pixels a move. */
const EDGE = 28
const SCROLL = 10

export interface RowDrag<Row> {
  /** The row under a press, or null where a press is something else. */
  rowAt(target: Element): Row | null
  begin(row: Row): void
  move(row: Row, y: number): void
  drop(row: Row): void
  cancel(): void
}

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement)
    if (outer.scrollHeight > outer.clientHeight && getComputedStyle(outer).overflowY !== 'visible')
      return outer
  return null
}

function scrollNear(scroller: HTMLElement | null, y: number): void {
  if (scroller === null) return
  const { top, bottom } = scroller.getBoundingClientRect()
  if (y < top + EDGE) scroller.scrollBy(0, -SCROLL)
  if (y > bottom - EDGE) scroller.scrollBy(0, SCROLL)
}

/** An attachment for the element around the rows. */
export function dragRows<Row>(handlers: RowDrag<Row>) {
  return (element: HTMLElement) => {
    let held: { row: Row; y: number; pointer: number } | null = null
    let isDragging = false
    const escape = escaping(() => {
      finish()
      handlers.cancel()
    })

    function finish() {
      held = null
      isDragging = false
      escape.leave()
    }

    function down(event: PointerEvent) {
      // A finger scrolls; rows move by their menu there.
      if (event.button !== 0 || event.pointerType === 'touch' || event.defaultPrevented) return
      const row = event.target instanceof Element ? handlers.rowAt(event.target) : null
      if (row !== null) held = { row, y: event.clientY, pointer: event.pointerId }
    }

    function move(event: PointerEvent) {
      if (held === null) return
      if (!isDragging) {
        if (Math.abs(event.clientY - held.y) < THRESHOLD) return
        isDragging = true
        element.setPointerCapture(held.pointer)
        escape.watch()
        handlers.begin(held.row)
      }
      scrollNear(scrollerOf(element), event.clientY)
      handlers.move(held.row, event.clientY)
    }

    function up() {
      if (held === null) return
      const { row } = held
      const wasDragging = isDragging
      finish()
      if (!wasDragging) return
      const swallow = (event: Event) => {
        event.preventDefault()
        event.stopPropagation()
      }
      element.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => element.removeEventListener('click', swallow, true), 0)
      handlers.drop(row)
    }

    function lost() {
      if (isDragging) handlers.cancel()
      finish()
    }

    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', lost)
    return () => {
      finish()
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', lost)
    }
  }
}
