// Views on direction, spreads, and cover of a holding.
import { ABOVE, BELOW, call, MONEY, put, spot, type Template } from './template'

export const directional: readonly Template[] = [
  {
    id: 'long-call',
    name: 'Long call',
    family: 'Directional',
    about: 'Earns above the strike by more than was paid; loses the premium at most.',
    strikes: MONEY,
    parts: [call('money', 1)],
  },
  {
    id: 'long-put',
    name: 'Long put',
    family: 'Directional',
    about: 'Earns below the strike by more than was paid; loses the premium at most.',
    strikes: MONEY,
    parts: [put('money', 1)],
  },
  {
    id: 'short-call',
    name: 'Short call',
    family: 'Directional',
    about: 'Keeps the premium below the strike; the loss above has no bound.',
    strikes: ABOVE,
    parts: [call('above', -1)],
  },
  {
    id: 'short-put',
    name: 'Short put',
    family: 'Directional',
    about: 'Keeps the premium above the strike; buys the coin at the strike below it.',
    strikes: BELOW,
    parts: [put('below', -1)],
  },
  {
    id: 'synthetic-long',
    name: 'Synthetic long',
    family: 'Directional',
    about: 'A bought call and a sold put at one strike: the coin without holding it.',
    strikes: MONEY,
    parts: [call('money', 1), put('money', -1)],
  },
  {
    id: 'synthetic-short',
    name: 'Synthetic short',
    family: 'Directional',
    about: 'A sold call and a bought put at one strike: short the coin.',
    strikes: MONEY,
    parts: [call('money', -1), put('money', 1)],
  },
  {
    id: 'risk-reversal',
    name: 'Risk reversal',
    family: 'Directional',
    about: 'A call above paid with a put below: earns in a rise, loses in a fall.',
    strikes: { ...BELOW, ...ABOVE },
    parts: [put('below', -1), call('above', 1)],
  },
]

export const spreads: readonly Template[] = [
  {
    id: 'call-spread',
    name: 'Call spread',
    family: 'Spreads',
    about: 'A bought call, cheapened by one sold above: a rise with a cap, loss bounded.',
    strikes: { ...MONEY, ...ABOVE },
    parts: [call('money', 1), call('above', -1)],
  },
  {
    id: 'put-spread',
    name: 'Put spread',
    family: 'Spreads',
    about: 'A bought put, cheapened by one sold below: a fall with a floor, loss bounded.',
    strikes: { ...MONEY, ...BELOW },
    parts: [put('money', 1), put('below', -1)],
  },
  {
    id: 'short-put-spread',
    name: 'Short put spread',
    family: 'Spreads',
    about: 'A sold put, insured by one below: keeps the credit if the price holds.',
    strikes: { ...MONEY, ...BELOW },
    parts: [put('money', -1), put('below', 1)],
  },
  {
    id: 'short-call-spread',
    name: 'Short call spread',
    family: 'Spreads',
    about: 'A sold call, insured by one above: keeps the credit if the price does not rise.',
    strikes: { ...MONEY, ...ABOVE },
    parts: [call('money', -1), call('above', 1)],
  },
  {
    id: 'seagull',
    name: 'Seagull',
    family: 'Spreads',
    about: 'A call spread paid with a put below: a rise with a cap, loss only in a deep fall.',
    strikes: { ...MONEY, ...BELOW, ...ABOVE },
    parts: [call('money', 1), call('above', -1), put('below', -1)],
  },
  {
    id: 'jade-lizard',
    name: 'Jade lizard',
    family: 'Spreads',
    about: 'A sold put and a sold call spread whose credit covers its width: no loss above.',
    strikes: { ...BELOW, ...ABOVE, far: { steps: 2 } },
    parts: [put('below', -1), call('above', -1), call('far', 1)],
    rule: ({ above = NaN, far = NaN }, credit) =>
      credit >= far - above
        ? null
        : 'its credit at the marks is less than the width of its calls, so it would lose above',
  },
]

export const cover: readonly Template[] = [
  {
    id: 'covered-call',
    name: 'Covered call',
    family: 'Cover',
    about: 'The coin with a call sold above: income now, the rise beyond the strike given up.',
    strikes: ABOVE,
    parts: [spot(1), call('above', -1)],
  },
  {
    id: 'protective-put',
    name: 'Protective put',
    family: 'Cover',
    about: 'The coin with a put below: the fall beyond the strike is insured.',
    strikes: BELOW,
    parts: [spot(1), put('below', 1)],
  },
  {
    id: 'collar',
    name: 'Collar',
    family: 'Cover',
    about: 'The coin with a put below, paid with a call above: held between two prices.',
    strikes: { ...BELOW, ...ABOVE },
    parts: [spot(1), put('below', 1), call('above', -1)],
  },
  {
    id: 'put-spread-collar',
    name: 'Put spread collar',
    family: 'Cover',
    about: 'A collar whose insurance ends further down: cheaper, open in a deep fall.',
    strikes: { ...BELOW, ...ABOVE, far: { steps: -2 } },
    parts: [spot(1), put('below', 1), put('far', -1), call('above', -1)],
  },
]
