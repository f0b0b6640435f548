// What the payoff panel loads after its curves are drawn.
export { default as ChancesTable } from './ChancesTable.svelte'
export { default as ConeTable } from './ConeTable.svelte'
export { default as PayoffCone } from './PayoffCone.svelte'
export { default as StrikeRail } from './StrikeRail.svelte'
