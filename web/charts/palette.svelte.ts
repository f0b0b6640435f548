// The colour ramp of the tokens as numbers, read again when the theme changes.
import { createSubscriber } from 'svelte/reactivity'
import { cssColour, divergingPart, inkOn, ramp, type Rgb } from './geometry/ramp'
import { SHADES } from './geometry/shade'

const STOPS = ['n5', 'n4', 'n3', 'n2', 'n1', '0', 'p1', 'p2', 'p3', 'p4', 'p5']

function watchTheme(update: () => void): () => void {
  const observer = new MutationObserver(() => {
    diverging = undefined
    update()
  })
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] })
  const system = matchMedia('(prefers-color-scheme: light)')
  const change = (): void => {
    diverging = undefined
    update()
  }
  system.addEventListener('change', change)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', change)
    diverging = undefined
  }
}

let diverging: ((part: number) => Rgb) | undefined
const subscribe = createSubscriber(watchTheme)

export interface Paint {
  readonly background: string
  readonly ink: string
}

function divergingRamp(): (part: number) => Rgb {
  subscribe()
  if (diverging === undefined) {
    const styles = getComputedStyle(document.documentElement)
    diverging = ramp(STOPS.map((stop) => styles.getPropertyValue(`--div-${stop}`)))
  }
  return diverging
}

/** Colour of a value on the diverging ramp from -limit to limit, and the ink that reads on it. */
export function paintOf(value: number, limit: number): Paint {
  const colour = divergingRamp()(divergingPart(value, limit))
  return { background: cssColour(colour), ink: inkOn(colour) }
}

/** The whole ramp as a table for pictures: red, green and blue of each of its even steps. */
export function divergingShades(): Uint8ClampedArray {
  const colour = divergingRamp()
  const shades = new Uint8ClampedArray(SHADES * 3)
  for (let at = 0; at < SHADES; at += 1) shades.set(colour(at / (SHADES - 1)), at * 3)
  return shades
}
