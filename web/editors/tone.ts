// The colour class of a figure by its sign; zero, and what is not a number, have none.
export const tone = (value: number): 'gain' | 'loss' | undefined =>
  value < 0 ? 'loss' : value > 0 ? 'gain' : undefined
