// The panels: one per analysis, and what they say about their answers.
export { default as Explain } from './Explain.svelte'
export { default as FigureInfo } from './FigureInfo.svelte'
export { inspecting } from './inspecting.svelte'
export { default as PanelFrame } from './PanelFrame.svelte'
export { default as Payoff } from './Payoff.svelte'
export { default as ScenarioGrid } from './ScenarioGrid.svelte'
export { default as Strip } from './Strip.svelte'
export { ready, type PanelStatus } from './status'
