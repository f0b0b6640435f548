// Documents of the gallery, used by the tests and the README too. All numbers are ours.
import type { Document } from '../document/document'
import { sample } from './sample'
import { twoCoins } from './twoCoins'

export interface Example {
  readonly id: 'sample' | 'two-coins'
  readonly title: string
  readonly document: Document
}

export const examples: readonly Example[] = [
  { id: 'sample', title: 'BTC vol + carry', document: sample },
  { id: 'two-coins', title: 'BTC and ETH, with coin-settled options', document: twoCoins },
]

export { sampleMarket, twoCoinMarket } from './sampleMarket'
