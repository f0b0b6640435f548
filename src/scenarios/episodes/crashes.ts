// Falls of the whole market. Every figure and every point names who gave it.
import { eightHourly, type Episode } from '../episode'

const BINANCE =
  'Binance BTC/USDT daily bars, CryptoDataDownload, in github.com/AHA-HH/optimising-funding-rate-arbitrage at 12204a61 (data/raw/Binance/Binance_BTCUSDT_d.csv); a close stands at the end of its UTC day'
const FUNDING =
  'Binance BTCUSDT perpetual funding history, web export, in github.com/AHA-HH/optimising-funding-rate-arbitrage at 12204a61 (data/raw/Binance); prints of eight hours'
const TREND =
  'BTC daily closes, github.com/lukmol/gamlss-btc-VaR at 5f40812a (data/btc_price_volume.csv); a close stands at the end of its UTC day'

export const blackThursday: Episode = {
  id: 'black-thursday',
  name: 'Black Thursday',
  from: '2020-03-12',
  to: '2020-03-13',
  window: '16 h',
  grade: 'A/B',
  spots: {
    BTC: {
      value: -0.45,
      note: 'spot about −50% intraday; BitMEX perpetual 7,353 to 3,978, low 3,596',
    },
    ETH: { value: -0.45, note: '−43% in 14 h to −50% in 24 h' },
  },
  volatility: { value: 2, note: 'short-maturity index above 200%' },
  basis: { value: -0.5, note: 'futures briefly −50% a year' },
  funding: { value: -0.5, isAssumed: true, note: 'set to the basis' },
  circumstances: [
    {
      what: 'Depth',
      text: '×0.1; books were empty for moments, no sourced share',
      isAssumed: true,
    },
    { what: 'Latency', text: '1 h', isAssumed: true },
    { what: 'Peg', text: 'DAI up to 1.10' },
    { what: 'Gas', text: '×6, to about 80 gwei' },
    { what: 'Perpetual', text: 'up to 12% below spot' },
    { what: 'Liquidations', text: '$1.5B of XBTUSD on BitMEX in two days' },
    { what: 'MakerDAO', text: '36% of collateral sold for nothing, $8.32M; deficit 5.67M DAI' },
  ],
  sources: {
    ledgerprime: "LedgerPrime, Crypto's Black Thursday (research.ledgerprime.com)",
    skew: 'skew, March 2020 review (skew.com/blog-archive/march-2020-review)',
    alexander: 'Alexander, Imeraj 2021, The Bitcoin VIX and its variance risk premium, JAI 23(4)',
    whiterabbit: 'whiterabbit, Black Thursday for MakerDAO (medium.com)',
    glassnode: 'Block, Stock and Barrel, Glassnode gas (blockstockandbarrel.com)',
    chainrisk: 'Chainrisk, Compound simulation overview (chainrisk.cloud)',
    btcmex: 'BTCMEX, Black Thursday: what actually happened to Bitcoin (blog.btcmex.com)',
    ambcrypto:
      'Skew figures in AMBCrypto, Bitcoin’s implied volatility drops, March 2020 (ohnocrypto.com/2020/03)',
    binance: BINANCE,
    funding: FUNDING,
  },
  path: {
    spot: {
      BTC: [
        { at: '2020-03-12T00:00:00Z', value: 7934.52, source: 'binance' },
        {
          at: '2020-03-12T10:00:00Z',
          value: 7353,
          source: 'ledgerprime',
          note: 'BitMEX perpetual',
        },
        {
          at: '2020-03-12T11:00:00Z',
          value: 5690,
          source: 'btcmex',
          note: 'low of the first fall, 10:00 to 11:00',
        },
        {
          at: '2020-03-12T23:00:00Z',
          value: 5800,
          source: 'btcmex',
          note: 'start of the second fall',
        },
        { at: '2020-03-13T00:00:00Z', value: 4800, source: 'binance' },
        {
          at: '2020-03-13T02:00:00Z',
          value: 3978,
          source: 'ledgerprime',
          note: 'BitMEX perpetual; its low was 3,596',
        },
        { at: '2020-03-14T00:00:00Z', value: 5578.6, source: 'binance' },
        { at: '2020-03-15T00:00:00Z', value: 5172.06, source: 'binance' },
        { at: '2020-03-16T00:00:00Z', value: 5361.3, source: 'binance' },
        { at: '2020-03-17T00:00:00Z', value: 5028.97, source: 'binance' },
        { at: '2020-03-18T00:00:00Z', value: 5312.64, source: 'binance' },
      ],
    },
    volatility: [
      {
        at: '2020-03-13T02:00:00Z',
        value: 2,
        source: 'alexander',
        precision: 'event',
        note: 'short maturities, above 200%',
      },
      { at: '2020-03-16T12:00:00Z', value: 1.84, source: 'ambcrypto', precision: 'day' },
      { at: '2020-03-17T12:00:00Z', value: 1.41, source: 'ambcrypto', precision: 'day' },
    ],
    funding: [
      { at: '2020-03-12T16:00:00Z', value: eightHourly(-0.00015149), source: 'funding' },
      { at: '2020-03-13T00:00:00Z', value: eightHourly(-0.00016073), source: 'funding' },
      { at: '2020-03-13T08:00:00Z', value: eightHourly(-0.003), source: 'funding' },
      { at: '2020-03-13T16:00:00Z', value: eightHourly(-0.00065378), source: 'funding' },
      { at: '2020-03-14T00:00:00Z', value: eightHourly(-0.00076421), source: 'funding' },
      { at: '2020-03-14T08:00:00Z', value: eightHourly(-4.946e-5), source: 'funding' },
      { at: '2020-03-14T16:00:00Z', value: eightHourly(-0.00050325), source: 'funding' },
    ],
  },
}

export const may2021: Episode = {
  id: 'may-2021',
  name: 'May 2021',
  from: '2021-05-19',
  to: '2021-05-19',
  window: '24 h',
  grade: 'B',
  spots: {
    BTC: { value: -0.27, note: 'by closes of 18 and 19 May; 43.8k to a low of about 30k' },
    ETH: { value: -0.35, isAssumed: true },
  },
  alts: { value: -0.41, note: 'average from open to low' },
  volatility: { value: 1.56, note: 'peak' },
  circumstances: [
    { what: 'Depth', text: '×0.3', isAssumed: true },
    { what: 'Gas', text: '×5', isAssumed: true },
    { what: 'Latency', text: '5 min', isAssumed: true },
    { what: 'Funding', text: 'mostly negative afterwards' },
    { what: 'Liquidations', text: '$8.6B on all venues; 10,525 BTC of longs in the worst hour' },
    { what: 'Outages', text: 'Binance, Coinbase, Kraken, Huobi' },
  ],
  sources: {
    straits: 'The Straits Times, 26 May 2021 (straitstimes.com)',
    bybt: 'Bybt figures, $8.6B (newsbreak.com)',
    park: 'J. Park, history of Bitcoin implied volatility, reprinted by Odaily (binance.com/square)',
    odaily: 'Odaily, post 5206861 (odaily.news)',
    cryptoquant: 'CryptoQuant figures (mlmrehab.com)',
    binance: BINANCE,
    hourly:
      'Binance BTC/USDT hourly bars, CryptoDataDownload, in github.com/bo-chia0/Technical-Indicators-Backtest at e8fe7a94 (data/BTCUSDT_1h.csv); a close stands at the end of its hour',
    funding: FUNDING,
  },
  path: {
    spot: {
      BTC: [
        { at: '2021-05-18T00:00:00Z', value: 43538.04, source: 'binance' },
        { at: '2021-05-19T00:00:00Z', value: 42849.78, source: 'binance' },
        { at: '2021-05-19T05:00:00Z', value: 39342.9, source: 'hourly' },
        { at: '2021-05-19T12:00:00Z', value: 38708.85, source: 'hourly' },
        { at: '2021-05-19T13:00:00Z', value: 35060.39, source: 'hourly' },
        {
          at: '2021-05-19T13:30:00Z',
          value: 30000,
          source: 'binance',
          precision: 'hour',
          note: 'low of the day; the hourly bars put it between 13:00 and 14:00',
        },
        { at: '2021-05-19T14:00:00Z', value: 35650, source: 'hourly' },
        { at: '2021-05-19T17:00:00Z', value: 39638.23, source: 'hourly' },
        { at: '2021-05-20T00:00:00Z', value: 36690.09, source: 'binance' },
        { at: '2021-05-20T12:00:00Z', value: 40458.36, source: 'hourly' },
        { at: '2021-05-21T00:00:00Z', value: 40526.64, source: 'binance' },
        { at: '2021-05-22T00:00:00Z', value: 37252.01, source: 'binance' },
        { at: '2021-05-23T00:00:00Z', value: 37449.73, source: 'binance' },
        { at: '2021-05-24T00:00:00Z', value: 34655.25, source: 'binance' },
      ],
    },
    volatility: [
      {
        at: '2021-05-19T13:30:00Z',
        value: 1.56,
        source: 'park',
        precision: 'event',
        note: 'peak of the episode',
      },
    ],
    funding: [
      { at: '2021-05-18T16:00:00Z', value: eightHourly(0.00021809), source: 'funding' },
      { at: '2021-05-19T00:00:00Z', value: eightHourly(0.0001), source: 'funding' },
      { at: '2021-05-19T08:00:00Z', value: eightHourly(0.00035813), source: 'funding' },
      { at: '2021-05-19T16:00:00Z', value: eightHourly(-0.00089697), source: 'funding' },
      { at: '2021-05-20T00:00:00Z', value: eightHourly(0.0001), source: 'funding' },
      { at: '2021-05-21T08:00:00Z', value: eightHourly(-1.001e-5), source: 'funding' },
      { at: '2021-05-22T00:00:00Z', value: eightHourly(-0.00024448), source: 'funding' },
      { at: '2021-05-22T08:00:00Z', value: eightHourly(0.0001), source: 'funding' },
    ],
  },
}

export const ftx: Episode = {
  id: 'ftx',
  name: 'FTX week',
  from: '2022-11-06',
  to: '2022-11-14',
  window: '7 d',
  grade: 'A/B',
  spots: {
    BTC: { value: -0.21, note: 'seven days to 14 November' },
    ETH: { value: -0.23, note: 'seven days to 14 November' },
  },
  volatility: { value: 1.05, note: 'peak of the BVIV index' },
  circumstances: [
    { what: 'Depth', text: '×0.59: bids and asks within 2% of BTC, 11,800 to 7,000 BTC' },
    {
      what: 'Depth by venue',
      text: 'Kraken −57%, Bitstamp −32%, Binance −25%, Coinbase −18%; SOL −50%',
    },
    { what: 'Gas', text: '×2', isAssumed: true },
    { what: 'Latency', text: '1 min', isAssumed: true },
    { what: 'ETH volatility', text: 'up to about 60 points above that of BTC' },
  ],
  sources: {
    kaiko: 'Kaiko figures in CoinDesk, 14 November 2022 (coindesk.com)',
    coutts: 'J. Coutts, BVIV 105 (tradernews.org, 6 February 2026)',
    deribit: 'Deribit Insights, Time to BTFD or sell vols (insights.deribit.com)',
    week45: 'Deribit Insights, Vol commentary week 45, 9 November 2022 (insights.deribit.com)',
    coindesk: 'CoinDesk, Bitcoin, Ether slide as protective puts draw demand, 8 November 2022',
    binance: BINANCE,
    funding: FUNDING,
  },
  path: {
    spot: {
      BTC: [
        { at: '2022-11-07T00:00:00Z', value: 20905.58, source: 'binance' },
        { at: '2022-11-08T00:00:00Z', value: 20591.13, source: 'binance' },
        { at: '2022-11-08T04:30:00Z', value: 19700, source: 'coindesk' },
        { at: '2022-11-09T00:00:00Z', value: 18547.23, source: 'binance' },
        { at: '2022-11-10T00:00:00Z', value: 15922.81, source: 'binance' },
        { at: '2022-11-11T00:00:00Z', value: 17601.15, source: 'binance' },
        { at: '2022-11-12T00:00:00Z', value: 17070.31, source: 'binance' },
        { at: '2022-11-13T00:00:00Z', value: 16812.08, source: 'binance' },
        { at: '2022-11-14T00:00:00Z', value: 16329.85, source: 'binance' },
        { at: '2022-11-15T00:00:00Z', value: 16619.46, source: 'binance' },
      ],
    },
    volatility: [
      {
        at: '2022-11-09T12:00:00Z',
        value: 0.93,
        source: 'week45',
        precision: 'day',
        note: 'options of the end of the month',
      },
    ],
    funding: [
      { at: '2022-11-08T16:00:00Z', value: eightHourly(9.446e-5), source: 'funding' },
      { at: '2022-11-09T00:00:00Z', value: eightHourly(-0.00013884), source: 'funding' },
      { at: '2022-11-09T16:00:00Z', value: eightHourly(-0.00032976), source: 'funding' },
      { at: '2022-11-10T00:00:00Z', value: eightHourly(-0.00119172), source: 'funding' },
      { at: '2022-11-10T08:00:00Z', value: eightHourly(-0.00111953), source: 'funding' },
      { at: '2022-11-10T16:00:00Z', value: eightHourly(-0.00023833), source: 'funding' },
      { at: '2022-11-11T16:00:00Z', value: eightHourly(-5.802e-5), source: 'funding' },
      { at: '2022-11-12T00:00:00Z', value: eightHourly(5.3e-5), source: 'funding' },
    ],
  },
}

export const yenCarry: Episode = {
  id: 'yen-carry',
  name: 'Yen carry',
  from: '2024-08-05',
  to: '2024-08-05',
  window: '24 h',
  grade: 'A/B',
  spots: {
    BTC: { value: -0.13, note: '−11% (24 h) to −13%' },
    ETH: { value: -0.25, note: '−20% to −25% intraday' },
    SOL: { value: -0.16 },
  },
  volatility: { value: 0.71, note: 'a lower bound: the peak was not found' },
  circumstances: [
    { what: 'Depth', text: '×0.5', isAssumed: true },
    {
      what: 'Slippage',
      text: '$100k sold: 8% Zaif BTC-JPY, 5% KuCoin BTC-EUR, 4% Binance.US, 2% BitMEX',
    },
    { what: 'Gas', text: '×4', isAssumed: true },
    { what: 'Latency', text: '2 min', isAssumed: true },
    { what: 'Peg', text: 'stETH 0.983 ETH' },
    { what: 'Liquidations', text: '$1.08B of futures; $253M on Aave, $341M in DeFi' },
    { what: 'Aave', text: 'ETH deposit rate to 14%' },
  ],
  sources: {
    coindesk: 'CoinDesk, 5 August 2024 (coindesk.com)',
    cryptofeed: 'crypto-feed.news',
    kaiko: 'Kaiko Research, 12 August 2024 (research.kaiko.com)',
    bigbrain: 'bigbraincrypto.xyz, January 2025: 30-day volatility of 71 the highest since',
    binance: BINANCE,
    funding: FUNDING,
  },
  path: {
    spot: {
      BTC: [
        { at: '2024-08-03T00:00:00Z', value: 61498.33, source: 'binance' },
        { at: '2024-08-04T00:00:00Z', value: 60697.99, source: 'binance' },
        { at: '2024-08-05T00:00:00Z', value: 58161, source: 'binance' },
        {
          at: '2024-08-05T12:00:00Z',
          value: 49000,
          source: 'binance',
          precision: 'day',
          note: 'low of the day; its hour is not sourced',
        },
        { at: '2024-08-06T00:00:00Z', value: 54018.81, source: 'binance' },
        { at: '2024-08-07T00:00:00Z', value: 56022.01, source: 'binance' },
        { at: '2024-08-08T00:00:00Z', value: 55134.16, source: 'binance' },
        { at: '2024-08-09T00:00:00Z', value: 61685.99, source: 'binance' },
      ],
    },
    volatility: [
      {
        at: '2024-08-05T12:00:00Z',
        value: 0.71,
        source: 'bigbrain',
        precision: 'event',
        note: 'a lower bound of the peak',
      },
    ],
    funding: [
      { at: '2024-08-04T16:00:00Z', value: eightHourly(0.0001), source: 'funding' },
      { at: '2024-08-05T08:00:00Z', value: eightHourly(4.429e-5), source: 'funding' },
      { at: '2024-08-06T00:00:00Z', value: eightHourly(3.566e-5), source: 'funding' },
      { at: '2024-08-06T08:00:00Z', value: eightHourly(-2.845e-5), source: 'funding' },
      { at: '2024-08-07T08:00:00Z', value: eightHourly(-6.859e-5), source: 'funding' },
      { at: '2024-08-07T16:00:00Z', value: eightHourly(3.241e-5), source: 'funding' },
    ],
  },
}

export const october2025: Episode = {
  id: 'oct-10',
  name: '10 October',
  from: '2025-10-10',
  to: '2025-10-11',
  window: '1 h core, 24 h',
  grade: 'A/B',
  spots: {
    BTC: { value: -0.15, note: '121–126k to 102–105k; 117k to 104k in about 20 minutes' },
    ETH: { value: -0.2, note: 'more than −20%: about 4.4k to 3.6k' },
  },
  alts: { value: -0.63, note: 'average from open to low; some 200 coins over −80% on one venue' },
  volatility: { value: 0.6, note: 'BVIV from 40% to 60% on the day; the curve inverted' },
  basis: { value: -0.053, note: 'yield of short BTC futures' },
  circumstances: [
    { what: 'Depth', text: '×0.1: over 90% gone on main venues in the worst minutes' },
    { what: 'Depth after', text: 'BTC within 1%: $20M to $14M' },
    { what: 'Gas', text: '×100; up to 450 gwei', isAssumed: true },
    { what: 'Latency', text: '10 min', isAssumed: true },
    { what: 'Peg', text: 'USDe 0.65 to 0.68 on Binance, near 1 elsewhere' },
    {
      what: 'Liquidations',
      text: '$19.1B, 84% longs; 70% of those tracked in 40 minutes, $3.2B in one',
    },
    { what: 'Open interest', text: 'BTC $67B to $33B, ETH $38B to $19B' },
  ],
  sources: {
    amberdata:
      'Amberdata, How $3.21B vanished in 60 seconds: October 2025 crypto crash explained through 7 charts (blog.amberdata.io)',
    kaiko: 'Kaiko Research, 13 October 2025 (research.kaiko.com)',
    rena: 'Rena Labs figures (insightainow.com, bitnewsbot.com)',
    panews: 'PANews, post 30951091590426 (binance.com/square)',
    blockscholes: 'Block Scholes, week 42 of 2025',
    ainvest: 'ainvest.com, 15 December 2025',
    chitra: 'T. Chitra on auto-deleveraging, in Protos, 10 December 2025',
    vancelian: 'vancelian.com',
    coindesk:
      "CoinDesk, Why Bitcoin volatility remains sticky while S&P 500's VIX reverses October 10 surge, 22 October 2025",
    closes: TREND,
  },
  path: {
    spot: {
      BTC: [
        { at: '2025-10-10T00:00:00Z', value: 121705.5859375, source: 'closes' },
        {
          at: '2025-10-10T20:50:00Z',
          value: 117000,
          source: 'panews',
          note: 'before the fall of 20 minutes, which Amberdata dates from 20:50',
        },
        {
          at: '2025-10-10T21:10:00Z',
          value: 104000,
          source: 'panews',
          note: 'about 20 minutes later',
        },
        { at: '2025-10-11T00:00:00Z', value: 113214.3671875, source: 'closes' },
        { at: '2025-10-12T00:00:00Z', value: 110807.8828125, source: 'closes' },
        { at: '2025-10-13T00:00:00Z', value: 115169.765625, source: 'closes' },
        { at: '2025-10-14T00:00:00Z', value: 115271.078125, source: 'closes' },
      ],
    },
    volatility: [
      { at: '2025-10-10T21:10:00Z', value: 0.6, source: 'coindesk', precision: 'event' },
    ],
    basis: [
      { at: '2025-10-10T21:10:00Z', value: -0.053, source: 'blockscholes', precision: 'event' },
    ],
  },
}

const perp = (at: string, value: number) => ({ at, value, source: 'perpetuals' })

export const february2026: Episode = {
  id: 'feb-2026',
  name: 'February 2026',
  from: '2026-02-05',
  to: '2026-02-06',
  window: '24 h',
  grade: 'B',
  spots: {
    BTC: { value: -0.15, note: 'by closes, about $10.8k; low 60k; up to −17%' },
    ETH: { value: -0.2, isAssumed: true, note: 'low about 1,750' },
  },
  volatility: { value: 1, note: 'BVIV 56% to nearly 100%; a print of 88.55' },
  circumstances: [
    { what: 'Depth', text: '×0.5', isAssumed: true },
    { what: 'Gas', text: '×3', isAssumed: true },
    { what: 'Latency', text: '1 min', isAssumed: true },
    { what: 'Funding', text: 'BTC and ETH negative' },
    { what: 'Liquidations', text: '$2.6B, of which $2.1B longs' },
  ],
  sources: {
    coindesk: 'CoinDesk, in aicoin 515479',
    tradernews: 'tradernews.org, 6 February 2026',
    square: 'Post 289702909135937 (binance.com/square)',
    perpetuals:
      'Deribit BTC and ETH perpetuals, minute candles, in github.com/znmahbub/SVCJ-Deribit-Inverse-Options-Pricer at 516b0cb0 (data/perpetual_futures_prices.csv)',
  },
  path: {
    spot: {
      BTC: [
        perp('2026-02-04T21:33:00Z', 73083),
        perp('2026-02-05T04:30:00Z', 70889.5),
        perp('2026-02-05T09:37:00Z', 71447.5),
        perp('2026-02-05T15:52:00Z', 67951),
        perp('2026-02-05T21:30:00Z', 63844.5),
        perp('2026-02-06T04:30:00Z', 64817.5),
        perp('2026-02-06T09:35:00Z', 65868.5),
        perp('2026-02-06T15:51:00Z', 68665),
        perp('2026-02-06T21:31:00Z', 70313.5),
        perp('2026-02-07T04:24:00Z', 71510),
      ],
      ETH: [
        perp('2026-02-04T21:33:00Z', 2143.35),
        perp('2026-02-05T04:30:00Z', 2094.1),
        perp('2026-02-05T09:37:00Z', 2130.2),
        perp('2026-02-05T15:52:00Z', 1976.3),
        perp('2026-02-05T21:30:00Z', 1876.25),
        perp('2026-02-06T04:30:00Z', 1909.6),
        perp('2026-02-06T09:35:00Z', 1913),
        perp('2026-02-06T15:51:00Z', 1982.75),
        perp('2026-02-06T21:31:00Z', 2053.3),
        perp('2026-02-07T04:24:00Z', 2112.75),
      ],
    },
    volatility: [
      {
        at: '2026-02-05T21:30:00Z',
        value: 1,
        source: 'tradernews',
        precision: 'event',
        note: 'nearly 100%',
      },
    ],
  },
}
