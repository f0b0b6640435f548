// Greeks by bucket as the command line asks and answers them: plain data with units.
import * as v from 'valibot'
import type { Result } from '../domain/issue'
import { choice, parseWith } from '../domain/schema'
import {
  BUCKET_FIGURES,
  BUCKET_KINDS,
  buckets,
  type Bucket,
  type BucketsSettings,
  type BucketsView,
} from './buckets'

const settingsSchema = v.strictObject({
  by: v.optional(choice(BUCKET_KINDS, 'a kind of bucket'), 'underlying'),
})

export const parseBuckets = (input: unknown): Result<BucketsSettings> =>
  parseWith(settingsSchema, input)

const pick = ({ figures }: Bucket, side: 'base' | 'scenario') =>
  Object.fromEntries(BUCKET_FIGURES.map((figure) => [figure, figures[figure][side]]))

const figuresOf = (bucket: Bucket) => ({
  legs: bucket.legCount,
  now: pick(bucket, 'base'),
  scenario: pick(bucket, 'scenario'),
})

/** Every figure in the unit that stands under its name in `units`. */
export function bucketsAnswer(view: BucketsView) {
  return {
    by: view.by,
    units: Object.fromEntries(BUCKET_FIGURES.map((name) => [name, buckets.columns[name]?.unit])),
    buckets: view.buckets.map((bucket) => ({
      key: bucket.key,
      label: bucket.label,
      ...figuresOf(bucket),
    })),
    net: figuresOf(view.net),
    notValued: view.notValued,
  }
}
