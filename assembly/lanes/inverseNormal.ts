// Computes: the quantile of the standard normal distribution on two lanes.
// Formula:  central |p - 1/2| <= 0.425: q*A(r)/B(r), r = 0.425^2 - q^2; tails by the rational functions of
//           r = sqrt(-ln(min(p, 1-p))), near (r <= 5) and far. All three numerators and denominators are
//           selected before one division.
// Domain:   0 < p < 1, p a normal number.
// Accuracy: 1e-15 relative (test/kernels/elementary.test.ts).
// Source:   M. J. Wichura, Algorithm AS 241, Applied Statistics 37(3), 1988, PPND16.
import { logRatio } from './logRatio'
import { madd, nmadd, select, splat } from './select'

@inline
function seventh(
  r: v128,
  c7: f64,
  c6: f64,
  c5: f64,
  c4: f64,
  c3: f64,
  c2: f64,
  c1: f64,
  c0: f64,
): v128 {
  let p = madd(splat(c7), r, splat(c6))
  p = madd(p, r, splat(c5))
  p = madd(p, r, splat(c4))
  p = madd(p, r, splat(c3))
  p = madd(p, r, splat(c2))
  p = madd(p, r, splat(c1))
  return madd(p, r, splat(c0))
}

@inline
export function inverseNormal(p: v128): v128 {
  const one = splat(1.0)
  const q = f64x2.sub(p, splat(0.5))
  const isCentral = f64x2.le(f64x2.abs(q), splat(0.425))
  const tail = f64x2.pmin(p, f64x2.sub(one, p))
  const root = f64x2.sqrt(f64x2.neg(logRatio(tail, one)))
  const isNear = f64x2.le(root, splat(5.0))
  const central = nmadd(q, q, splat(0.180625))
  const near = f64x2.sub(root, splat(1.6))
  const far = f64x2.sub(root, splat(5.0))
  const top = select(
    isCentral,
    f64x2.mul(
      q,
      seventh(
        central,
        2509.0809287301226727,
        33430.575583588128105,
        67265.770927008700853,
        45921.953931549871457,
        13731.693765509461125,
        1971.5909503065514427,
        133.14166789178437745,
        3.387132872796366608,
      ),
    ),
    select(
      isNear,
      seventh(
        near,
        7.7454501427834140764e-4,
        0.0227238449892691845833,
        0.24178072517745061177,
        1.27045825245236838258,
        3.64784832476320460504,
        5.7694972214606914055,
        4.6303378461565452959,
        1.42343711074968357734,
      ),
      seventh(
        far,
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        0.0012426609473880784386,
        0.026532189526576123093,
        0.29656057182850489123,
        1.7848265399172913358,
        5.4637849111641143699,
        6.6579046435011037772,
      ),
    ),
  )
  const bottom = select(
    isCentral,
    seventh(
      central,
      5226.495278852545925,
      28729.085735721942674,
      39307.89580009271061,
      21213.794301586595867,
      5394.1960214247511077,
      687.1870074920579083,
      42.313330701600911252,
      1.0,
    ),
    select(
      isNear,
      seventh(
        near,
        1.05075007164441684324e-9,
        5.475938084995344946e-4,
        0.0151986665636164571966,
        0.14810397642748007459,
        0.68976733498510000455,
        1.6763848301838038494,
        2.05319162663775882187,
        1.0,
      ),
      seventh(
        far,
        2.04426310338993978564e-15,
        1.4215117583164458887e-7,
        1.8463183175100546818e-5,
        7.868691311456132591e-4,
        0.0148753612908506148525,
        0.13692988092273580531,
        0.59983220655588793769,
        1.0,
      ),
    ),
  )
  const size = f64x2.div(top, bottom)
  const isLower = v128.andnot(f64x2.lt(q, splat(0.0)), isCentral)
  return select(isLower, f64x2.neg(size), size)
}
