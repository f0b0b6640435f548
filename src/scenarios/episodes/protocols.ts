// Attacks on lending protocols: one coin moved, or none; the loss was the protocol's.
import type { Episode } from '../episode'

export const mango: Episode = {
  id: 'mango',
  name: 'Mango attack',
  from: '2022-10-11',
  to: '2022-10-11',
  window: '10 min',
  grade: 'B',
  spots: { MNGO: { value: 0.91 / 0.038 - 1, note: '0.038 to 0.91' } },
  circumstances: [
    { what: 'Borrowed', text: '$116M on $10M put in, against $423M of marked-up collateral' },
  ],
  sources: {
    insurace: 'InsurAce, Mango Markets hack review (insurace.io)',
    cointelegraph: 'Cointelegraph, How low liquidity led to Mango Markets losing over $116 million',
    infotrend: 'infotrend.com',
  },
  path: null,
}

export const curve: Episode = {
  id: 'crv-aave',
  name: 'CRV bad debt',
  from: '2022-11-22',
  to: '2022-11-22',
  window: '1 d',
  grade: 'A',
  spots: {},
  circumstances: [
    { what: 'Borrowed', text: 'CRV worth about $40M, sold short' },
    { what: 'Bad debt', text: '$1.6M to $2M on Aave' },
  ],
  sources: {
    warmuz: 'Warmuz, Chaudhary, Pinna 2022, Toxic liquidation spirals (arXiv 2212.07306)',
    hackernoon: 'Hacker Noon, Fixing toxic liquidation spirals',
  },
  path: null,
}
