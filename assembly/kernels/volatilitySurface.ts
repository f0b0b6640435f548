// Computes: implied volatility of an underlying's expiries over strikes or deltas.
// Formula:  volatility/quoted. Output row = expiry*places + place.
// Domain:   as volatility/quoted; places of both kinds may be mixed.
// Accuracy: as volatility/quoted (test/analyses/volatilitySurface.test.ts).
// Source:   docs/methods/smile.md.
import {
  Status,
  SviColumn,
  VolatilityExpiryColumn,
  VolatilityNodeColumn,
  VolatilityPlaceColumn,
  VolatilityQuoteColumn,
} from '../abi'
import { exponential, logOfRatio } from '../lanes/scalar'
import { columnAt, columnsOf, get, newTable, rowsOf, set } from '../table'
import { isBeyond, openQuoted, placeOfDelta, takeQuotes, volatilityAt } from '../volatility/quoted'
import { setPart } from '../volatility/svi'

export function volatilitySurface(expiries: usize, quotes: usize, places: usize, out: usize): i32 {
  if (columnsOf(expiries) != VolatilityExpiryColumn.COUNT) return Status.WrongShape
  if (columnsOf(quotes) != VolatilityQuoteColumn.COUNT) return Status.WrongShape
  if (columnsOf(places) != VolatilityPlaceColumn.COUNT) return Status.WrongShape
  const count = rowsOf(places)
  if (columnsOf(out) != VolatilityNodeColumn.COUNT) return Status.WrongShape
  if (rowsOf(out) != rowsOf(expiries) * count) return Status.WrongShape
  const smile = columnAt(newTable(SviColumn.COUNT, 1), 0)
  for (let expiry = 0; expiry < rowsOf(expiries); expiry++) {
    openExpiry(expiries, expiry, quotes, smile)
    for (let place = 0; place < count; place++) {
      fillNode(
        out,
        expiry * count + place,
        get(expiries, VolatilityExpiryColumn.Forward, expiry),
        places,
        place,
      )
    }
  }
  return Status.Ok
}

function openExpiry(expiries: usize, row: i32, quotes: usize, smile: usize): void {
  for (let column = 0; column < SviColumn.COUNT; column++) {
    setPart(smile, column, get(expiries, VolatilityExpiryColumn.A + column, row))
  }
  const isFitted = !isNaN(get(expiries, VolatilityExpiryColumn.A, row))
  openQuoted(
    get(expiries, VolatilityExpiryColumn.Years, row),
    get(expiries, VolatilityExpiryColumn.Forward, row),
    isFitted ? smile : 0,
  )
  takeQuotes(
    quotes,
    <i32>get(expiries, VolatilityExpiryColumn.FirstQuote, row),
    <i32>get(expiries, VolatilityExpiryColumn.QuoteCount, row),
  )
}

function fillNode(out: usize, row: i32, forward: f64, places: usize, place: i32): void {
  const at = get(places, VolatilityPlaceColumn.Place, place)
  const isDelta = get(places, VolatilityPlaceColumn.IsDelta, place) != 0.0
  const k = isDelta ? placeOfDelta(at) : logOfRatio(at, forward)
  set(out, VolatilityNodeColumn.Volatility, row, isNaN(k) ? NaN : volatilityAt(k))
  set(out, VolatilityNodeColumn.Strike, row, isDelta ? forward * exponential(k) : at)
  set(out, VolatilityNodeColumn.Beyond, row, !isNaN(k) && isBeyond(k) ? 1.0 : 0.0)
}
