// How wide the page is, where the layout differs by more than a style can say. In em, 16 px each at the
// usual size of text: larger text asks for the layout of a narrower window, as the styles do.
import { MediaQuery } from 'svelte/reactivity'

/** Between the phone and three columns: the shocks are docked as a strip. */
export const isMedium = new MediaQuery('(min-width: 45em) and (max-width: 79.9375em)', false)

/** Motion is not wanted. */
export const isStill = new MediaQuery('(prefers-reduced-motion: reduce)', false)

/** The system's palette rules: its theme is ours. */
export const isForced = new MediaQuery('(forced-colors: active)', false)

/** No room for the positions beside the chart: they come as an overlay. */
export const isNarrow = new MediaQuery('(min-width: 45em) and (max-width: 63.9375em)', false)

/** One panel at a time, tabs at the bottom, shocks in a sheet. */
export const isPhone = new MediaQuery('(max-width: 44.9375em)', false)

/** Room for a fourth column on Payoff. */
export const isBroad = new MediaQuery('(min-width: 112.5em)', false)
