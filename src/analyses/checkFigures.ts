// The figures that explain themselves: by name, and whose they are.
import type { Limited } from '../document'
import type { Driver } from './explain'
import type { ShockName } from '../shocks'
import type { GridMeasure } from './views'

export type LegFigureName = 'volatility' | 'delta' | 'mark' | 'scenarioPnl'
export const LEG_FIGURES: readonly LegFigureName[] = ['mark', 'volatility', 'delta', 'scenarioPnl']

export type FigureName =
  /** One tile of the strip: the book in the market as it is. */
  | { readonly kind: 'net'; readonly name: 'value' | Limited }
  | { readonly kind: 'leg'; readonly leg: string; readonly name: LegFigureName }
  /** P&L of the book under the scenario. */
  | { readonly kind: 'scenarioPnl' }
  | { readonly kind: 'breakEven'; readonly price: number }
  | { readonly kind: 'chance' }
  /** A cell of the matrix. */
  | {
      readonly kind: 'cell'
      readonly measure: GridMeasure
      /** Shocks of its row and its column. */
      readonly shocks: Readonly<Partial<Record<ShockName, number>>>
    }
  | { readonly kind: 'driver'; readonly driver: Driver }
