// How wide the page is, where the layout differs by more than a style can say.
import { MediaQuery } from 'svelte/reactivity'

/** Between the phone and three columns: the shocks are docked as a strip. */
export const isMedium = new MediaQuery('(min-width: 720px) and (max-width: 1279px)', false)

/** Motion is not wanted. */
export const isStill = new MediaQuery('(prefers-reduced-motion: reduce)', false)

/** No room for the positions beside the chart: they come as an overlay. */
export const isNarrow = new MediaQuery('(min-width: 720px) and (max-width: 1023px)', false)

/** One panel at a time, tabs at the bottom, shocks in a sheet. */
export const isPhone = new MediaQuery('(max-width: 719px)', false)

/** Room for a fourth column on Payoff. */
export const isBroad = new MediaQuery('(min-width: 1800px)', false)
