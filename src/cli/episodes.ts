// The library of episodes as the command line tells it, and a path of one walked for a book.
import { pathSteps, type ReplaySettings, type ReplayView } from '../analyses'
import type { Document } from '../document'
import { failure, issue, success, type Result } from '../domain/issue'
import { shown } from '../domain/schema'
import { episodes } from '../scenarios'

/** Every episode with its figures, circumstances, sources and points. */
export const library = () => episodes

const WORDS = '"document" and "episode"'
/** Even steps of a path; every sourced point is a step beside them. */
const STEPS = 64

interface Walk {
  readonly settings: ReplaySettings
  readonly answer: (view: ReplayView) => unknown
}

/** A path to walk, or what is wrong with what was asked. */
export function parseReplay(
  document: Document,
  { episode: id, ...rest }: Readonly<Record<string, unknown>>,
): Result<Walk> {
  const [stray] = Object.keys(rest)
  if (stray !== undefined)
    return failure(issue(stray, 'unknown', `${stray} is not asked here: give ${WORDS}`))
  const episode = episodes.find((one) => one.id === id)
  const walked = episodes.filter(({ path }) => path !== null).map((one) => one.id)
  if (!episode?.path)
    return failure(
      issue(
        'episode',
        'unknown',
        `${shown(id)} is not an episode with a path: use ${walked.join(', ')}`,
      ),
    )
  const steps = pathSteps(document, episode.path, STEPS)
  if (!steps.ok) return steps
  const { times, shocks, isStop } = steps.value
  return success({
    settings: { unit: 'usd' as const, steps: shocks },
    answer: ({ spot, pnl, value, delta, vega }) => ({
      episode: episode.id,
      underlying: document.settings.underlying,
      between: 'straight lines; volatility, funding and basis without points stay',
      units: { spot: 'USD', pnl: 'USD', value: 'USD', delta: 'coin', vega: 'USD per point' },
      steps: times.map((at, i) => ({
        at: new Date(at).toISOString(),
        sourced: isStop[i],
        shocks: shocks[i],
        ...{ spot: spot[i], pnl: pnl[i], value: value[i], delta: delta[i], vega: vega[i] },
      })),
    }),
  })
}
