// Runs inside the page before the app does, and watches it from outside: when the document or a
// canvas was last written, how many messages to workers are unanswered, and how long the app waited
// for a frame. The product has no hooks for it. Handed to the page as text: it imports nothing.
export function watch() {
  const now = () => performance.now()
  const frame = window.requestAnimationFrame.bind(window)
  const seen = { writes: 0, lastWrite: 0, unanswered: 0, lastAnswer: 0, frameWait: 0 }
  /** Answers since the last move, and the last write between the first and the second of them. */
  const first = { answers: 0, lastWrite: 0 }
  const wrote = () => {
    seen.writes++
    seen.lastWrite = now()
  }

  // A mutation observer is called in the microtasks after the writes, so its time is theirs, a
  // little late at most.
  new MutationObserver(wrote).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
  for (const name of [
    'fill',
    'stroke',
    'fillRect',
    'clearRect',
    'fillText',
    'drawImage',
    'putImageData',
  ]) {
    const draw = CanvasRenderingContext2D.prototype[name]
    CanvasRenderingContext2D.prototype[name] = function (...inputs) {
      wrote()
      return draw.apply(this, inputs)
    }
  }

  window.Worker = class extends Worker {
    constructor(...inputs) {
      super(...inputs)
      this.addEventListener('message', () => {
        seen.unanswered--
        first.answers++
        if (first.answers === 2) first.lastWrite = seen.lastWrite
        seen.lastAnswer = now()
      })
    }
    postMessage(...inputs) {
      seen.unanswered++
      super.postMessage(...inputs)
    }
  }

  window.requestAnimationFrame = (callback) => {
    const asked = now()
    return frame((time) => {
      seen.frameWait += now() - asked
      callback(time)
    })
  }

  const twoFrames = () => new Promise((resolve) => frame(() => frame(() => resolve())))

  /** Waits until nothing is unanswered and two frames passed without a write. */
  async function quiet() {
    for (;;) {
      const { writes } = seen
      await twoFrames()
      if (seen.unanswered === 0 && seen.writes === writes) return
    }
  }

  /** Moves the slider once; times in milliseconds since the event was sent. */
  async function move(slider, value) {
    await quiet()
    seen.frameWait = 0
    first.answers = 0
    const { writes } = seen
    slider.value = String(value)
    const started = now()
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    const handled = now()
    await quiet()
    const { lastWrite, lastAnswer, frameWait } = seen
    if (seen.writes === writes) throw new Error('a moved slider changed nothing on the page')
    if (lastAnswer < started) throw new Error('a moved slider asked nothing of the worker')
    if (lastWrite < lastAnswer) throw new Error('nothing was written after the last answer')
    return {
      // What was drawn of the first answer alone: the whole where there was but one.
      first: (first.answers > 1 ? first.lastWrite : lastWrite) - started - frameWait,
      answers: first.answers,
      total: lastWrite - started - frameWait,
      handler: handled - started,
      answered: lastAnswer - started,
    }
  }

  window.moveSlider = async (slider, values) => {
    const times = []
    for (const value of values) times.push(await move(slider, value))
    return times
  }
}
