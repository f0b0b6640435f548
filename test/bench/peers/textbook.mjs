// The peer of the benchmark: what a careful JavaScript author would write. Black's formula with two
// normal distributions by W. J. Cody's erfc (Math. Comp. 23, 1969), on plain typed arrays.
/* eslint no-loss-of-precision: off -- the coefficients stand as they were published */

export function erfc_cody(x) {
  const y = Math.abs(x)
  if (y <= 0.46875) {
    const z = y * y
    let n = 1.85777706184603153e-1 * z,
      d = z
    n = (n + 3.1611237438705656) * z
    d = (d + 2.36012909523441209e1) * z
    n = (n + 1.13864154151050156e2) * z
    d = (d + 2.44024637934444173e2) * z
    n = (n + 3.77485237685302021e2) * z
    d = (d + 1.28261652607737228e3) * z
    return 1.0 - (x * (n + 3.20937758913846947e3)) / (d + 2.84423683343917062e3)
  }
  let r = 0.0
  if (y <= 4.0) {
    let n = 2.15311535474403846e-8 * y,
      d = y
    n = (n + 5.64188496988670089e-1) * y
    d = (d + 1.57449261107098347e1) * y
    n = (n + 8.88314979438837594) * y
    d = (d + 1.17693950891312499e2) * y
    n = (n + 6.61191906371416295e1) * y
    d = (d + 5.37181101862009858e2) * y
    n = (n + 2.98635138197400131e2) * y
    d = (d + 1.62138957456669019e3) * y
    n = (n + 8.8195222124176909e2) * y
    d = (d + 3.29079923573345963e3) * y
    n = (n + 1.71204761263407058e3) * y
    d = (d + 4.36261909014324716e3) * y
    n = (n + 2.05107837782607147e3) * y
    d = (d + 3.43936767414372164e3) * y
    r = (n + 1.23033935479799725e3) / (d + 1.23033935480374942e3)
  } else if (y < 26.5) {
    const z = 1.0 / (y * y)
    let n = 1.63153871373020978e-2 * z,
      d = z
    n = (n + 3.05326634961232344e-1) * z
    d = (d + 2.56852019228982242) * z
    n = (n + 3.60344899949804439e-1) * z
    d = (d + 1.87295284992346725) * z
    n = (n + 1.25781726111229246e-1) * z
    d = (d + 5.27905102951428412e-1) * z
    n = (n + 1.60837851487422766e-2) * z
    d = (d + 6.05183413124413191e-2) * z
    r = (z * (n + 6.58749161529837803e-4)) / (d + 2.33520497626869185e-3)
    r = (5.6418958354775628695e-1 - r) / y
  }
  const ys = Math.floor(y * 16.0) / 16.0,
    del = (y - ys) * (y + ys)
  r = Math.exp(-ys * ys) * Math.exp(-del) * r
  return x < 0.0 ? 2.0 - r : r
}
function N(x) {
  return 0.5 * erfc_cody(-x * 0.7071067811865476)
}
export function priceA(n, pF, pK, pT, pS, pD, pG, pO) {
  for (let i = 0; i < n; i++) {
    const F = pF[i],
      K = pK[i],
      T = pT[i],
      S = pS[i],
      D = pD[i],
      g = pG[i]
    const sq = Math.sqrt(T),
      sd = S * sq,
      d1 = Math.log(F / K) / sd + 0.5 * sd,
      d2 = d1 - sd
    const N1 = N(g * d1),
      N2 = N(g * d2),
      px = D * g * (F * N1 - K * N2)
    pO[0 * n + i] = px
  }
}
export function priceC(n, pF, pK, pT, pS, pD, pG, pO) {
  for (let i = 0; i < n; i++) {
    const F = pF[i],
      K = pK[i],
      T = pT[i],
      S = pS[i],
      D = pD[i],
      g = pG[i]
    const sq = Math.sqrt(T),
      sd = S * sq,
      d1 = Math.log(F / K) / sd + 0.5 * sd,
      d2 = d1 - sd
    const N1 = N(g * d1),
      N2 = N(g * d2),
      px = D * g * (F * N1 - K * N2)
    pO[0 * n + i] = px
    const r = -Math.log(D) / T,
      n1 = Math.exp(-0.5 * d1 * d1) * 0.3989422804014327,
      dn = D * n1,
      ga = dn / (F * sd),
      ve = dn * F * sq,
      de = g * D * N1
    pO[1 * n + i] = de
    pO[2 * n + i] = ga
    pO[3 * n + i] = ve
    pO[4 * n + i] = r * px - (ve * S) / (2.0 * T)
    pO[5 * n + i] = -T * px
    const dp = d1 * d2,
      is = 1.0 / S,
      i2T = 0.5 / T
    pO[6 * n + i] = -dn * d2 * is
    pO[7 * n + i] = ve * dp * is
    pO[8 * n + i] = r * de + dn * d2 * i2T
    pO[9 * n + i] = ve * ((1.0 + dp) * i2T - r)
    pO[10 * n + i] = (-ga / F) * (1.0 + d1 / sd)
    pO[11 * n + i] = ga * (dp - 1.0) * is
    pO[12 * n + i] = ga * ((dp - 1.0) * i2T - r)
    pO[13 * n + i] = -ve * is * is * (dp * (1.0 - dp) + d1 * d1 + d2 * d2)
  }
}
export function grid(nO, nS, nV, nT, pF, pK, pT, pS, pD, pG, pQ, pX, pB, pV, pH, pO) {
  pO.fill(0)
  for (let o = 0; o < nO; o++) {
    const r = -Math.log(pD[o]) / pT[o],
      K = pK[o],
      g = pG[o]
    for (let b = 0; b < nT; b++) {
      const T1 = pT[o] - pH[b],
        w = pQ[o] * Math.exp(-r * T1),
        sq = Math.sqrt(T1)
      for (let v = 0; v < nV; v++) {
        const sd = (pS[o] + pV[v]) * sq,
          base = (b * nV + v) * nS
        for (let s = 0; s < nS; s++) {
          const F = pF[o] * pB[s],
            d1 = Math.log(F / K) / sd + 0.5 * sd,
            d2 = d1 - sd
          pO[base + s] += w * g * (F * N(g * d1) - K * N(g * d2))
        }
      }
    }
  }
}
