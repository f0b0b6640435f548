// Dragging a number sideways: one step per 4 px. A press without a drag is left to the caller.
import { escaping } from './escaping'
import { paceOf } from './stepping'

const PIXELS_PER_STEP = 4
const DEAD_ZONE = 3

export interface Scrub {
  /** Whether the field takes drags now (not while it is being typed in). */
  isOpen(): boolean
  begin(): void
  /** Steps moved since the drag began, already paced by Shift and Alt. */
  move(steps: number): void
  end(): void
  cancel(): void
  /** A press that did not become a drag. */
  press(): void
}

/** An attachment for the dragged element. */
export function scrub(handlers: Scrub) {
  return (element: HTMLElement) => {
    let from: number | null = null
    let steps = 0
    let isDragging = false
    const escape = escaping(() => {
      finish()
      handlers.cancel()
    })

    function finish() {
      from = null
      isDragging = false
      escape.leave()
    }

    function down(event: PointerEvent) {
      if (event.button !== 0 || !handlers.isOpen()) return
      event.preventDefault()
      from = event.clientX
      steps = 0
      element.setPointerCapture(event.pointerId)
    }

    function move(event: PointerEvent) {
      if (from === null) return
      const pixels = event.clientX - from
      if (!isDragging) {
        if (Math.abs(pixels) < DEAD_ZONE) return
        isDragging = true
        escape.watch()
        handlers.begin()
      }
      const whole = Math.trunc(pixels / PIXELS_PER_STEP)
      if (whole === 0) return
      from += whole * PIXELS_PER_STEP
      steps += whole * paceOf(event)
      handlers.move(steps)
    }

    function up() {
      if (from === null) return
      const wasDragging = isDragging
      finish()
      if (wasDragging) handlers.end()
      else handlers.press()
    }

    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', up)
    return () => {
      finish()
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', up)
    }
  }
}
