// What `help` prints: every command with what goes in and what comes out.
export const HELP = `netgreek: prices and risks of crypto derivative books, from a shell.

usage: npm run -s cli -- <command> < input > output

Every command reads standard input (less than 50 MB) and writes one JSON value. Bad input: exit code
2, and a sentence on standard error. A figure that does not exist is null.

  price     in:  [{"model":"spot"|"forward","underlying":97000,"strike":90000,"years":0.12,
                  "volatility":0.45,"rate":0.04,"yield":0,"right":"call"|"put"}, …]
            out: a list of price, delta, gamma, vega, theta, rho, rhoYield, vanna, volga, charm, veta,
                 speed, zomma, color, ultima, dualDelta, dualGamma: plain partial derivatives, per 1.00
                 of volatility or rate, per year of calendar time. "yield" is optional, and ignored for
                 "forward" (the forward is held: rho = -years*price). A row that cannot be priced
                 answers {"issues":[…]} in its place.
  implied   in:  [{"price":9820,"forward":97500,"strike":90000,"years":0.12,"discount":0.995,
                  "right":"call"|"put"}, …]: discounted prices
            out: a list of {"volatility":0.45,"reason":null}; where no volatility gives the price, null
                 and "below-intrinsic", "at-intrinsic", "at-upper-bound", "above-bound" or
                 "out-of-range".
  value     in:  a document (docs/format.md)
            out: {"legs":[…],"groups":[…],"underlyings":[…],"net":…,"notValued":[{"leg":…,"reason":…}],
                 "reading":{"coinLegs":…,"pnlFrom":…}}: value and greeks in the market as it is, each
                 figure as {"value":…,"unit":…}. Sums count the legs that are on. A sum over several
                 coins has no figures in coins: its delta and gamma are "deltaPerPercent" and
                 "gammaPerPercent", in USD.
  scenario  in:  {"document":…,"spot":[-0.1,0],"volatility":[-0.05,0],"days":[0,7],
                  "coinLegs":"value"|"coinProfit"}: spot as fractions, volatility as decimals.
                  "coinLegs" is optional. The document's own shocks are not applied.
            out: {"axes":{"days":[],"volatility":[],"spot":[]},"pnl":[day][volatility][spot],"unit":"USD"}
  stress    in:  {"document":…,"states":[{"name":"Crash","spot":-0.3,"volatility":0.2,"days":1,
                  "underlyings":{"ETH":{"spot":-0.4}}},…]}: named states of the market as it is. Beside
                  these a state takes "funding", "rates", "basis" and "smile"; what it does not name
                  stays. An underlying of its own moves by that, the others as the document says.
            out: {"states":[names],"total":{"pnl":[],"value":[],"worst":{"state":n,"name":…,"pnl":…}},
                  "accounts":[{"id":…,"name":…,"pnl":[],"value":[],"worst":…}],
                  "notValued":[{"leg":…,"reason":…}],"unit":"USD"}
  episodes  in:  nothing
            out: the library of historical episodes: moves and levels with their ranges, what is assumed,
                 sources, grade, and the dated, sourced points of each path
  replay    in:  {"document":…,"episode":"black-thursday"}: the id of an episode that has a path
            out: {"episode":…,"underlying":…,"units":…,"steps":[{"at":…,"sourced":true,"shocks":…,
                 "spot":…,"pnl":…,"value":…,"delta":…,"vega":…}]}: the book walked through it, legs held;
                 straight lines between the points (docs/methods/scenarios.md)
  chances   in:  a document, or {"document":…,"underlying":"BTC","days":30,"prices":[90000,…],
                  "ranges":[[85000,110000],…],"cone":[7,30]}; all but the document are optional. "days":
                  from now to the date of prices and ranges (without: the first expiry, else 30);
                  without "prices" those of the payoff's axis.
            out: {"distribution":…,"prices":[{"price":…,"density":…,"below":…,"above":…,"touch":…}],
                  "ranges":[{"low":…,"high":…,"between":…,"stay":…}],"profit":…,"cone":[…],"units":…,
                  "method":…}: risk-neutral chances to end below or above a price, to touch it by the
                 date, to end and to stay between two; of a P&L above 0 at the first expiry
                 (docs/methods/chances.md). The method is stated in words.
  buckets   in:  a document, or {"document":…,"by":"underlying"|"tenor"|"expiry"|"group"|"account"}
            out: {"by":…,"units":…,"buckets":[{"key":…,"label":…,"legs":n,"now":…,"scenario":…}],
                  "net":…,"notValued":[…]}: greeks by bucket; each column adds up to "net". Without
                 "by" it is "underlying"; "tenor" is under 30 days, 30 to 90, over 90.
  explain   in:  {"document":…,"later":market}: a book, and a market as "market" answers it, of the same
                 time or later
            out: {"unit":"USD","from":…,"to":…,"book":{"drivers":…,"total":…},"kinds":{…},"legs":{…},
                  "notValued":[…]}: what the book gained from its own market to the later one, by
                 driver, with the remainder; by kind of instrument and by leg
  worstCase in:  a document, or {"document":…,"spot":[-0.15,0.15],"volatility":[-0.1,0.2],"days":[0,14],
                  "funding":[-0.2,0.1],"rates":[0,0]}: the ends of a box of shocks; each is optional
            out: {"box":…,"worst":{"pnl":…,"coins":…,"shocks":…,"gridPnl":…},"best":…,"grid":…,
                  "units":…,"notValued":[…]}: least and greatest P&L in the box, all shocks at once,
                 where, and how finely it was searched (docs/methods/worstCase.md)
  reverseStress
            in:  a document, or {"document":…,"days":30,"loss":0.02,"spotVolatility":0.45,
                  "volatility":0.21,"funding":0.31,"rates":0.0025,"correlation":0}: horizon, share of
                 the value whose loss is a breach (null: none), deviations over the horizon; each is
                 optional
            out: {"days":…,"deviations":…,"breaches":[{"limit":…,"underlying":…,"bound":…,"shocks":…,
                  "distance":…,"chance":…,"figure":…,"figureAtRest":…,"unit":…,"reason":null}],…}:
                 for every limit, and the loss, the nearest scenario that breaches it, nearest first;
                 without one, the reason (docs/methods/reverseStress.md)
  market    in:  an option chain as CSV (docs/format.md, "Option chains")
            out: {"market":…,"counts":{"rows":n,"kept":n,"skipped":n},
                  "skipped":[{"row":n,"instrument":…,"reason":…}],"notes":[…]}
  help      this text
`
