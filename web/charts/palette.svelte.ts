// The colour ramp of the tokens as numbers, read again when the theme changes.
import { createSubscriber } from 'svelte/reactivity'
import { SHADES } from './geometry/field'
import { cssColour, divergingPart, inkOn, ramp, type Rgb } from './geometry/ramp'

const STOPS = ['n5', 'n4', 'n3', 'n2', 'n1', '0', 'p1', 'p2', 'p3', 'p4', 'p5']
export type RampKind = 'diverging' | 'sequential'

const NAMES: Readonly<Record<RampKind, readonly string[]>> = {
  diverging: STOPS.map((stop) => `--div-${stop}`),
  sequential: Array.from({ length: 11 }, (_, at) => `--seq-${at}`),
}

/** Colours of both ramps, read when they are first wanted after a change of the theme. */
let tables: Partial<Record<RampKind, Uint32Array>> = {}

function forget(): void {
  diverging = undefined
  tables = {}
}

function watchTheme(update: () => void): () => void {
  const observer = new MutationObserver(() => {
    forget()
    update()
  })
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] })
  const system = matchMedia('(prefers-color-scheme: light)')
  const change = (): void => {
    forget()
    update()
  }
  system.addEventListener('change', change)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', change)
    forget()
  }
}

let diverging: ((part: number) => Rgb) | undefined
const subscribe = createSubscriber(watchTheme)

export interface Paint {
  readonly background: string
  readonly ink: string
}

/** Colour of a value on the diverging ramp from -limit to limit, and the ink that reads on it. */
export function paintOf(value: number, limit: number): Paint {
  subscribe()
  diverging ??= rampOf('diverging')
  const colour = diverging(divergingPart(value, limit))
  return { background: cssColour(colour), ink: inkOn(colour) }
}

function rampOf(kind: RampKind): (part: number) => Rgb {
  const styles = getComputedStyle(document.documentElement)
  return ramp(NAMES[kind].map((name) => styles.getPropertyValue(name)))
}

/** A ramp from its first stop to its last as pixels of a canvas: red first in memory, opaque. */
export function rampTable(kind: RampKind): Uint32Array {
  subscribe()
  const known = tables[kind]
  if (known !== undefined) return known
  const colour = rampOf(kind)
  const table = Uint32Array.from({ length: SHADES }, (_, at) => {
    const [red, green, blue] = colour(at / (SHADES - 1))
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
  })
  tables[kind] = table
  return table
}

/** A colour of the tokens by name, as the theme has it now. */
export function tokenColour(name: string): string {
  subscribe()
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}
