// Payoff style in words and in codes; always explicit, never inferred from the underlying.
import { PayoffStyle } from '../../assembly/abi'

export const STYLES = ['linear', 'inverse'] as const
export type Style = (typeof STYLES)[number]

export const styleCode = (style: Style): PayoffStyle =>
  style === 'inverse' ? PayoffStyle.Inverse : PayoffStyle.Linear
