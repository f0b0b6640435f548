// How wide the page is, where the layout differs by more than a style can say.
import { MediaQuery } from 'svelte/reactivity'

/** Between the phone and three columns: the shocks are docked as a strip. */
export const isMedium = new MediaQuery('(min-width: 720px) and (max-width: 1279px)', false)

/** Motion is not wanted. */
export const isStill = new MediaQuery('(prefers-reduced-motion: reduce)', false)

/** The phone: one panel at a time where a screen has many. */
export const isNarrow = new MediaQuery('(max-width: 719px)', false)
