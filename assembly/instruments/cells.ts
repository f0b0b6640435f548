// Sums over runs of cells, on lanes.

/** out += cells - less. */
export function addCells(cells: usize, count: i32, less: f64, out: usize): void {
  const end = (<usize>count) << 3
  const pairs = end & ~15
  const both = f64x2.splat(less)
  for (let at: usize = 0; at < pairs; at += 16) {
    const sum = f64x2.add(v128.load(out + at), f64x2.sub(v128.load(cells + at), both))
    v128.store(out + at, sum)
  }
  if (pairs < end)
    store<f64>(out + pairs, load<f64>(out + pairs) + (load<f64>(cells + pairs) - less))
}
