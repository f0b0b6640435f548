// The contract between the two languages: the columns of every table, every code, every status.
// Compiled by AssemblyScript and by TypeScript, so it holds plain numeric enums and nothing else.
// Units: coins for quantities, USD for money, years (ACT/365) for time, decimals per year for
// rates and volatilities. A missing number is NaN.

/** What a leg holds. */
export enum InstrumentKind {
  Spot,
  Perpetual,
  Future,
  Option,
  COUNT,
}

/** How an instrument pays: in the reporting currency, or in the coin itself. */
export enum PayoffStyle {
  Linear,
  Inverse,
  COUNT,
}

/** One row per leg. */
export enum LegColumn {
  Kind,
  Style,
  /** Row of the underlyings table. */
  Underlying,
  /** Row of the slices table; -1 for what never expires. */
  Slice,
  /** Place among the document's accounts, which is that of their sums in an output. */
  Account,
  Group,
  /** 1 when the leg counts in sums, 0 when it is switched off. */
  Counted,
  /** Signed size: coins, or USD notional for inverse perpetuals and futures. */
  Quantity,
  Strike,
  /** +1 call, -1 put. */
  Right,
  Volatility,
  /** One of VolatilitySource. */
  VolatilitySource,
  /** USD per coin; coins per coin for coin-settled options; NaN: no entry known. */
  EntryPrice,
  /** USD already paid on the leg: fees less funding received. */
  Charges,
  /** USD delivery price of a leg that expired before the valuation time; NaN otherwise. */
  SettlementPrice,
  COUNT,
}

/** Where a leg's volatility comes from. */
export enum VolatilitySource {
  Typed,
  Chain,
  /** Taken from the fitted smile in the core. */
  Smile,
  COUNT,
}

/** What an option's volatility does when the spot moves. */
export enum SmileRule {
  StickyStrike,
  StickyMoneyness,
  StickyDelta,
  COUNT,
}

/** One row per underlying. */
export enum UnderlyingColumn {
  Spot,
  /** Continuously compounded rate of the reporting currency. */
  UsdRate,
  /** Simple funding rate per year; longs pay when it is positive. */
  FundingRate,
  COUNT,
}

/** One row per underlying and expiry in use: where its forward comes from. */
export enum SliceColumn {
  /** Row of the underlyings table. */
  Underlying,
  Years,
  /** Quoted forwards at or around the expiry, and how far the expiry lies between them (0 to 1). */
  ForwardBefore,
  YearsBefore,
  ForwardAfter,
  YearsAfter,
  Weight,
  /** Flat basis rate, used where no forward is quoted (the forwards are NaN). */
  BasisRate,
  /** Fitted smiles at or around the expiry, parameters as SviColumn; NaN where there are none. */
  SmileYearsBefore,
  SmileBeforeA,
  SmileBeforeB,
  SmileBeforeRho,
  SmileBeforeM,
  SmileBeforeSigma,
  SmileYearsAfter,
  SmileAfterA,
  SmileAfterB,
  SmileAfterRho,
  SmileAfterM,
  SmileAfterSigma,
  COUNT,
}

/** A list of states: row = underlying * stateCount + state. Shifts are added to the market's own. */
export enum StateColumn {
  YearsPassed,
  SpotFactor,
  /** How far this underlying follows the spot axis: 1 fully, 0 stays, else a beta. */
  SpotResponse,
  VolatilityShift,
  /** Every volatility times this; 1 leaves it. */
  VolatilityFactor,
  /** Shift and relative move weigh (30/days)^power: under 30 days left, and from there on; 0 for none. */
  TenorPower,
  LongTenorPower,
  /** Fewer days left than this count as this many. */
  TenorFloorDays,
  /** Added per deviation of ln(K/F), and per its square. */
  SkewShift,
  CurvatureShift,
  /** A shocked volatility is not taken below this. */
  VolatilityFloor,
  BasisShift,
  RateShift,
  FundingShift,
  COUNT,
}

/** Axes laid over every listed state; a column's length stands in ParameterColumn. */
export enum AxisColumn {
  YearsPassed,
  VolatilityShift,
  SpotFactor,
  COUNT,
}

/** The one-row table of settings that the valuation kernels share. */
export enum ParameterColumn {
  StateCount,
  TimeCount,
  VolatilityCount,
  SpotCount,
  Reading,
  Base,
  Measure,
  /** One of SmileRule. */
  SmileRule,
  /** Accounts that sums are made for; a leg names its own by LegColumn.Account, from 0. */
  AccountCount,
  GroupCount,
  /** Row of the underlying whose price is the spot axis. */
  AxisUnderlying,
  /** State whose zeros and extrema the payoff kernel looks for. */
  RootState,
  COUNT,
}

/** How the P&L of a coin-settled leg is read. */
export enum Reading {
  /** V1*S1 - V0*S0: the change of its worth in the reporting currency. */
  Value,
  /** (V1 - V0)*S1: the coin gained, converted at the state's spot. */
  CoinProfit,
  COUNT,
}

/** What P&L counts from. */
export enum PnlBase {
  Now,
  Entry,
  COUNT,
}

/** What the scenarios kernel sums. */
export enum Measure {
  Pnl,
  Value,
  Delta,
  Vega,
  Gamma,
  Theta,
  Rho,
  COUNT,
}

/** One European option a row, for the price kernel. */
export enum OptionColumn {
  Underlying,
  Strike,
  Years,
  Volatility,
  Rate,
  /** Continuous yield of the underlying; equal to the rate when the underlying is a forward. */
  Yield,
  Right,
  COUNT,
}

/** One European option on a forward a row, for the price kernel. */
export enum ForwardOptionColumn {
  Forward,
  Strike,
  Years,
  Volatility,
  Discount,
  Right,
  COUNT,
}

/** One quoted option a row, for the implied volatility kernel. */
export enum QuoteColumn {
  /** Discounted, in the currency of the strike. */
  Price,
  Forward,
  Strike,
  Years,
  Discount,
  Right,
  COUNT,
}

export enum ImpliedColumn {
  Volatility,
  /** One of QuoteReason. */
  Reason,
  COUNT,
}

/** Why a price has no volatility. */
export enum QuoteReason {
  None,
  BelowIntrinsic,
  AtIntrinsic,
  AtUpperBound,
  AboveBound,
  /** Something that must be above 0 is not, or no double holds the answer. */
  OutOfRange,
  COUNT,
}

/** What the scenarioGrid kernel answers per node. */
export enum GridColumn {
  /** The measure of the book. */
  Cell,
  /** Legs whose shocked volatility met its floor. */
  Floored,
  COUNT,
}

/** What the replay kernel answers per listed state. */
export enum ReplayColumn {
  Pnl,
  Value,
  /** Coins of the axis' own underlying. */
  Delta,
  Vega,
  COUNT,
}

/** Value and its derivatives; per 1.00 of volatility or rate, per year, per unit of spot. */
export enum GreekColumn {
  Value,
  Delta,
  Gamma,
  Vega,
  Theta,
  Rho,
  RhoYield,
  /** Derivative by the discount rate alone, the forward held. */
  RhoDiscount,
  Vanna,
  Volga,
  Charm,
  Veta,
  Speed,
  Zomma,
  Color,
  Ultima,
  DualDelta,
  DualGamma,
  COUNT,
}

/** Value and derivatives of an option on a forward, by the forward; otherwise as GreekColumn. */
export enum ForwardGreekColumn {
  Value,
  Delta,
  Gamma,
  Vega,
  Theta,
  /** Derivative by the discount rate, the forward held. */
  Rho,
  Vanna,
  Volga,
  Charm,
  Veta,
  Speed,
  Zomma,
  Color,
  Ultima,
  COUNT,
}

/** What the greeks kernel answers per state and owner: the greeks, then these. */
export enum BookColumn {
  /** The first columns are those of GreekColumn. */
  Pnl = 18,
  /** USD of funding received per year. */
  Funding,
  /** Sum of derivatives by each leg's own forward. */
  ForwardDelta,
  /** Coins that coin-settled legs are worth. */
  CoinValue,
  /** Volatility after shocks, of a single option leg. */
  ShockedVolatility,
  /** 1 where the shocked volatility met its floor. */
  Floored,
  /** 1 where the leg has expired by the state's time. */
  Settled,
  /** Delta and gamma with the volatility moving by the smile rule. */
  SmileDelta,
  SmileGamma,
  /** Vega with each expiry weighted by the square root of 30 days over its own. */
  TenorVega,
  /** Delta and gamma in USD, so that several underlyings add: delta*S, gamma*S^2. */
  UsdDelta,
  UsdGamma,
  COUNT,
}

/** Which columns of BookColumn a kernel is to answer, one a row. */
export enum WantedColumn {
  Column,
  COUNT,
}

/** P&L of one state taken apart by driver. */
export enum DriverColumn {
  /** From entry to now, where P&L counts from entry. */
  SoFar,
  Delta,
  Gamma,
  Vega,
  Volga,
  Vanna,
  Theta,
  /** USD rate; the basis rate too, where one scenario moves both. */
  Rates,
  /** Basis rate, between two markets. */
  Basis,
  Funding,
  Remainder,
  Total,
  COUNT,
}

/** Zeros and extrema of a payoff curve. */
export enum RootColumn {
  Spot,
  Pnl,
  /** One of RootKind. */
  Kind,
  COUNT,
}

export enum RootKind {
  BreakEven,
  Minimum,
  Maximum,
  COUNT,
}

/** The one-row table of settings that simulations share. */
export enum DrawColumn {
  /** Whole numbers up to 2^53: the same seed and stream give the same paths. */
  Seed,
  Stream,
  /** Path of the first row. */
  From,
  /** One of RandomMethod. */
  Method,
  Spot,
  /** Growth rate of the mean, continuously compounded. */
  Drift,
  Volatility,
  Years,
  COUNT,
}

/** Where uniforms come from. */
export enum RandomMethod {
  /** Philox: independent paths. */
  Pseudo,
  Sobol,
  /** Sobol points under a digital shift made of seed and stream. */
  ShiftedSobol,
  COUNT,
}

/** What a range of paths is summed up by. */
export enum MomentColumn {
  Count,
  Mean,
  /** Sum of squared deviations from the mean. */
  Squares,
  COUNT,
}

/** Raw SVI parameters of one expiry: total variance as a function of ln(K/F). */
export enum SviColumn {
  A,
  B,
  Rho,
  M,
  Sigma,
  COUNT,
}

/** One expiry a row, by time, for the smileFit kernel. */
export enum SmileExpiryColumn {
  Years,
  /** USD per coin for delivery at the expiry. */
  Forward,
  COUNT,
}

/** One quote a row, by expiry and strike, for the smileFit kernel. */
export enum SmileQuoteColumn {
  /** Row of the expiries table. */
  Expiry,
  Strike,
  /** Market volatility. */
  Volatility,
  /** Ask less bid as a fraction of the forward; NaN where one is missing. */
  Spread,
  COUNT,
}

/** What the smileFit kernel answers per expiry: the parameters of SviColumn, then these. */
export enum SmileColumn {
  /** Market volatility at the forward, between the nearest quotes. */
  AtmVolatility = 5,
  /** Root mean square of fitted less market volatility within two deviations, every quote counted. */
  RootMeanSquare,
  /** Largest absolute residual within two deviations. */
  WorstResidual,
  UsedCount,
  OutlierCount,
  /** Largest |ln(K/F)| among the quotes used. */
  Reach,
  /** Least of Durrleman's g over 12 deviations and beyond. */
  LeastDurrleman,
  /** Least of total variance less that of the fitted expiry before; NaN for the first. */
  LeastCalendarGap,
  /** One of SmileReason. */
  Reason,
  COUNT,
}

/** Why an expiry has no smile. */
export enum SmileReason {
  None,
  /** Fewer than five usable quotes. */
  TooFewQuotes,
  /** No smile without arbitrage was found. */
  NotFeasible,
  COUNT,
}

/** What the smileFit kernel answers per quote. */
export enum FittedColumn {
  LogMoneyness,
  /** Fitted volatility. */
  Volatility,
  /** Fitted less market volatility. */
  Residual,
  /** Weight in the fit; 0 for an outlier. */
  Weight,
  IsOutlier,
  COUNT,
}

/** One point a row, for the smile kernel. */
export enum SmilePointColumn {
  /** Row of the smiles table. */
  Smile,
  LogMoneyness,
  COUNT,
}

/** What the smile kernel answers per point. */
export enum SmileShapeColumn {
  TotalVariance,
  Slope,
  Curvature,
  Durrleman,
  COUNT,
}

/** One expiry a row, for the forwards kernel. */
export enum ForwardExpiryColumn {
  Years,
  Spot,
  /** 1 where prices are coins per coin, 0 where they are USD per coin. */
  IsCoin,
  COUNT,
}

/** A call and a put of one strike a row, by expiry. */
export enum ParityColumn {
  /** Row of the expiries table. */
  Expiry,
  Strike,
  /** Call less put. */
  Difference,
  /** Both bid-ask spreads together. */
  Spread,
  COUNT,
}

/** What the forwards kernel answers per expiry. */
export enum SyntheticColumn {
  Forward,
  /** Standard errors. */
  ForwardError,
  Discount,
  DiscountError,
  /** Continuously compounded, per year. */
  Rate,
  Yield,
  Pairs,
  /** One of ForwardReason. */
  Reason,
  COUNT,
}

/** Why parity gives no forward. */
export enum ForwardReason {
  None,
  TooFewPairs,
  NoForward,
  COUNT,
}

/** One date a row beside the slices table of the dates, for the chances kernel. */
export enum ChanceDateColumn {
  /** Volatility of a lognormal price, used where the date has no smile; NaN: none is known. */
  Volatility,
  COUNT,
}

/** One price a row, for the chances kernel. */
export enum ChancePointColumn {
  /** Row of the dates. */
  Date,
  /** USD per coin. */
  Price,
  COUNT,
}

/** What the chances kernel answers per date. */
export enum DistributionColumn {
  Forward,
  /** Growth of the mean, continuously compounded, per year. */
  Drift,
  /** At the forward. */
  Volatility,
  /** 1 where it follows a fitted smile, 0 where it is lognormal. */
  IsSmile,
  /** Prices below which the price ends with a chance of 2.5, 16, 50, 84 and 97.5 %. */
  Lowest,
  Low,
  Middle,
  High,
  Highest,
  COUNT,
}

/** What the chances kernel answers per point. */
export enum ChanceColumn {
  /** Per USD of the price. */
  Density,
  Below,
  Above,
  /** Chance to touch the price by the date. */
  Touch,
  /** At the price. */
  Volatility,
  COUNT,
}

/** Two prices a row, for the chances kernel. */
export enum ChanceRangeColumn {
  /** Row of the dates. */
  Date,
  /** USD per coin. */
  Low,
  High,
  COUNT,
}

/** What the chances kernel answers per range. */
export enum StayColumn {
  /** Chance to end between the prices. */
  Between,
  /** Chance to be between them all the time until the date. */
  Stay,
  COUNT,
}

/** What the chances kernel answers of the whole book. */
export enum ProfitColumn {
  /** Chance of a P&L above 0 in the first state, at the first date. */
  Chance,
  COUNT,
}

/** What the box of the worstCase kernel bounds, a row each. */
export enum BoxRow {
  /** Factor of the picked underlying's spot. */
  Spot,
  Volatility,
  Years,
  Funding,
  Rates,
  COUNT,
}

export enum BoxColumn {
  Low,
  High,
  /** Distance between nodes of the grid, where the refinement begins; 0 for a side without length. */
  Step,
  COUNT,
}

/** What the worstCase kernel answers: the worst point of the box, then the best. */
export enum WorstColumn {
  Pnl,
  /** The point, in the order of BoxRow. */
  Spot,
  Volatility,
  Years,
  Funding,
  Rates,
  /** P&L at the grid's own worst (or best) node. */
  GridPnl,
  /** States valued: on the grid, and in the refinement. */
  Nodes,
  Refined,
  COUNT,
}

/** One limit a row: |figure|*scale against a bound. */
export enum LimitColumn {
  /** One of BookColumn or GreekColumn; BookColumn.Pnl: a loss as a share of the book's worth. */
  Figure,
  /** Row of the underlyings; -1 for the sum over all. */
  Underlying,
  Scale,
  /** 1 where the figure is divided by the spot of its underlying. */
  IsPerSpot,
  Bound,
  COUNT,
}

/** The one-row table of deviations that the reverseStress and limitMap kernels share. */
export enum DeviationColumn {
  /** Years of the horizon. */
  Years,
  /** Volatility of the spot; NaN: at the money of the date's slice. */
  SpotVolatility,
  /** Deviations over the horizon; 0 keeps a shock out. */
  Volatility,
  Funding,
  Rates,
  /** Correlation of spot and volatility. */
  Correlation,
  COUNT,
}

/** The one-row table of a search. */
export enum SearchColumn {
  /** Row of the limits. */
  Limit,
  /** Directions first, first + stride, ... below count. */
  First,
  Stride,
  Count,
  /** How many of these lie in the plane of spot and volatility. */
  InPlane,
  /** Distance up to which, and in steps of which, a direction is followed. */
  Farthest,
  Step,
  COUNT,
}

/** What the reverseStress kernel answers. */
export enum BreachColumn {
  /** Deviations from rest; 0 where the limit is passed already; NaN where no breach was found. */
  Distance,
  /** N(-distance). */
  Chance,
  Spot,
  Volatility,
  Funding,
  Rates,
  /** In the limit's own unit; USD for a loss. */
  Figure,
  FigureAtRest,
  SpotDeviation,
  Evaluations,
  /** One of BreachReason. */
  Reason,
  COUNT,
}

export enum BreachReason {
  None,
  AtRest,
  NotFound,
  /** The book is worth nothing: a share of that is no loss. */
  NoWorth,
  COUNT,
}

/** One point a row for the limitMap kernel, in deviations. */
export enum MapPointColumn {
  Spot,
  Volatility,
  COUNT,
}

/** What the limitMap kernel answers per point. */
export enum MapColumn {
  SpotMove,
  VolatilityMove,
  Pnl,
  /** Largest use of a limit: above 1 some limit is breached. */
  Use,
  COUNT,
}

/** By which other way a figure is computed again. */
export enum CheckMethod {
  Differences,
  Quadrature,
  Volatility,
  COUNT,
}

/** The one-row table of what the check kernel is asked. */
export enum CheckColumn {
  /** One of CheckMethod. */
  Method,
  /** Of differences: the first step, the order of the derivative, and how often the step is halved. */
  Step,
  Order,
  Levels,
  /** Of quadrature: Measure.Pnl or Measure.Value. */
  Measure,
  /** Worth in USD that a volatility is looked for. */
  Target,
  COUNT,
}

/** What the check kernel answers: one row, or one per listed state. */
export enum CheckedColumn {
  Second,
  /** What it may be wrong by. */
  Bound,
  COUNT,
}

/** What quadrature gives by state and leg. */
export enum CheckPartColumn {
  Second,
  Bound,
  /** NaN where the leg has none. */
  Forward,
  COUNT,
}

/** What a simulation answers of one figure. */
export enum SimulatedColumn {
  Mean,
  StandardError,
  /** Paths drawn. */
  Count,
  COUNT,
}

/** What a kernel returns. */
export enum Status {
  Ok,
  /** A table has not the columns or rows that the kernel expects: a fault of ours. */
  WrongShape,
  /** More results than the output table has rows for; the first ones are there. */
  Truncated,
  COUNT,
}

/** One expiry a row, for the volatilitySurface kernel. */
export enum VolatilityExpiryColumn {
  Years,
  /** USD per coin for delivery at the expiry. */
  Forward,
  /** Parameters of its fitted smile, as SviColumn; NaN where it has none. */
  A,
  B,
  Rho,
  M,
  Sigma,
  /** Its quotes: row of the first and their number. */
  FirstQuote,
  QuoteCount,
  COUNT,
}

/** One quote a row, by expiry and rising strike, for the volatilitySurface kernel. */
export enum VolatilityQuoteColumn {
  Strike,
  Volatility,
  COUNT,
}

/** One place a row, for the volatilitySurface kernel. */
export enum VolatilityPlaceColumn {
  /** A strike in USD, or a call's delta by the forward, undiscounted, between 0 and 1. */
  Place,
  IsDelta,
  COUNT,
}

/** What the volatilitySurface kernel answers per expiry and place. */
export enum VolatilityNodeColumn {
  /** Decimal per year; NaN where there is neither a smile nor quotes around. */
  Volatility,
  Strike,
  /** 1 where the strike lies outside the quotes of its expiry. */
  Beyond,
  COUNT,
}
