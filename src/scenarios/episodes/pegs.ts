// Failures of coins that were meant to hold a price, and what they did to the rest of the market.
import { eightHourly, type Episode } from '../episode'

const BINANCE =
  'Binance BTC/USDT daily bars, CryptoDataDownload, in github.com/AHA-HH/optimising-funding-rate-arbitrage at 12204a61 (data/raw/Binance/Binance_BTCUSDT_d.csv); a close stands at the end of its UTC day'
const FUNDING =
  'Binance BTCUSDT perpetual funding history, web export, in github.com/AHA-HH/optimising-funding-rate-arbitrage at 12204a61 (data/raw/Binance); prints of eight hours'
const DERIBIT = 'Deribit Insights, Time to BTFD or sell vols (insights.deribit.com)'

export const terra: Episode = {
  id: 'terra',
  name: 'Terra, UST',
  from: '2022-05-07',
  to: '2022-05-13',
  window: '6 d',
  grade: 'A/B',
  spots: {
    BTC: { value: -0.25, note: 'three days, low 26.7k on 12 May' },
    ETH: { value: -0.3, isAssumed: true },
    UST: { value: -0.87, note: '0.25 to 0.95 on 9 to 12 May, 0.13 on 13 May' },
    USDT: { value: -0.05, note: '0.95' },
  },
  volatility: { value: 1.3, note: 'one month, 12 May; DVOL peak 114%' },
  circumstances: [
    { what: 'Depth', text: '×0.5', isAssumed: true },
    { what: 'Pool', text: 'UST over 95% of the Curve pool' },
    { what: 'Gas', text: '×3', isAssumed: true },
    { what: 'Latency', text: '2 min', isAssumed: true },
    { what: 'Liquidations', text: '$1.22B on 12 May' },
  ],
  sources: {
    deribit: DERIBIT,
    bequant: 'BEQUANT, May 2022 (insights.bequant.pro)',
    jump: 'Jump Crypto, The depegging of UST (jumpcrypto.com)',
    techtalks: 'techtalksbynoah.com',
    binance: BINANCE,
    funding: FUNDING,
  },
  path: {
    spot: {
      BTC: [
        { at: '2022-05-08T00:00:00Z', value: 35472.39, source: 'binance' },
        { at: '2022-05-09T00:00:00Z', value: 34038.4, source: 'binance' },
        { at: '2022-05-10T00:00:00Z', value: 30076.31, source: 'binance' },
        { at: '2022-05-11T00:00:00Z', value: 31017.1, source: 'binance' },
        { at: '2022-05-12T00:00:00Z', value: 29103.94, source: 'binance' },
        {
          at: '2022-05-12T12:00:00Z',
          value: 26700,
          source: 'binance',
          precision: 'day',
          note: 'low of the day; its hour is not sourced',
        },
        { at: '2022-05-13T00:00:00Z', value: 29029.75, source: 'binance' },
        { at: '2022-05-14T00:00:00Z', value: 29287.05, source: 'binance' },
      ],
    },
    volatility: [{ at: '2022-05-12T12:00:00Z', value: 1.3, source: 'deribit', precision: 'day' }],
    funding: [
      { at: '2022-05-11T00:00:00Z', value: eightHourly(7.58e-5), source: 'funding' },
      { at: '2022-05-11T16:00:00Z', value: eightHourly(-3.512e-5), source: 'funding' },
      { at: '2022-05-12T00:00:00Z', value: eightHourly(-0.00018773), source: 'funding' },
      { at: '2022-05-12T08:00:00Z', value: eightHourly(-0.00041995), source: 'funding' },
      { at: '2022-05-12T16:00:00Z', value: eightHourly(-0.00014678), source: 'funding' },
      { at: '2022-05-13T08:00:00Z', value: eightHourly(-6.05e-6), source: 'funding' },
    ],
  },
}

export const stakedEther: Episode = {
  id: 'steth-3ac',
  name: 'stETH, 3AC',
  from: '2022-06-10',
  to: '2022-06-18',
  window: '8 d',
  grade: 'A/B',
  spots: {
    BTC: { value: -0.25, isAssumed: true, note: 'by closes of 9 and 18 June −37%, see the path' },
    ETH: { value: -0.3, isAssumed: true },
    stETH: { value: -0.08, note: 'against ETH: the record discount' },
  },
  volatility: { value: 1.3, note: 'one month, 15 June' },
  circumstances: [
    { what: 'Depth', text: '×0.5', isAssumed: true },
    {
      what: 'Pool',
      text: 'stETH to about 80% of the Curve pool; over half of its value left in May',
    },
    { what: 'Withdrawals', text: 'about $0.8B by 3AC and Celsius' },
    { what: 'Gas', text: '×2', isAssumed: true },
    { what: 'Latency', text: '1 min', isAssumed: true },
  ],
  sources: {
    coindesk: 'CoinDesk, 13 July 2022 (coindesk.com)',
    nansen: 'Nansen, On-chain forensics: demystifying stETH’s de-peg (nansen.ai)',
    fxstreet: 'FXStreet, 16 June 2022 (fxstreet.com)',
    deribit: DERIBIT,
    binance: BINANCE,
  },
  path: {
    spot: {
      BTC: [
        { at: '2022-06-10T00:00:00Z', value: 30109.93, source: 'binance' },
        { at: '2022-06-11T00:00:00Z', value: 29091.88, source: 'binance' },
        { at: '2022-06-12T00:00:00Z', value: 28424.7, source: 'binance' },
        { at: '2022-06-13T00:00:00Z', value: 26574.53, source: 'binance' },
        { at: '2022-06-14T00:00:00Z', value: 22487.41, source: 'binance' },
        { at: '2022-06-15T00:00:00Z', value: 22136.41, source: 'binance' },
        { at: '2022-06-16T00:00:00Z', value: 22583.72, source: 'binance' },
        { at: '2022-06-17T00:00:00Z', value: 20401.31, source: 'binance' },
        { at: '2022-06-18T00:00:00Z', value: 20468.81, source: 'binance' },
        { at: '2022-06-19T00:00:00Z', value: 18970.79, source: 'binance' },
      ],
    },
    volatility: [{ at: '2022-06-15T12:00:00Z', value: 1.3, source: 'deribit', precision: 'day' }],
  },
}

export const usdc: Episode = {
  id: 'usdc',
  name: 'USDC depeg',
  from: '2023-03-10',
  to: '2023-03-13',
  window: '2 d',
  grade: 'A/B',
  spots: {
    USDC: { value: -0.12, note: '0.87 to 0.88' },
    DAI: { value: -0.103, note: '0.897' },
    FRAX: { value: -0.115, note: '0.885' },
    USDD: { value: -0.075, note: '0.925' },
  },
  circumstances: [
    { what: 'BTC, ETH', text: 'unmoved', isAssumed: true },
    { what: 'Depth', text: '×0.7', isAssumed: true },
    { what: 'Gas', text: '×4', isAssumed: true },
    { what: 'Latency', text: '1 min', isAssumed: true },
    { what: 'Reserves', text: '$3.3B of $40B at risk' },
    { what: 'Curve', text: '$5.7B to $10B traded over the weekend' },
  ],
  sources: {
    nansen: 'Nansen Research 690 (research.nansen.ai)',
    coinspaid: 'coinspaidmedia.com',
    first: 'crypto1stnews.com',
    wright: 'D. Wright (danajwright.medium.com)',
  },
  path: null,
}
