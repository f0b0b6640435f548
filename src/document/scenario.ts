// A scenario that the user saved: shocks under a name.
import * as v from 'valibot'
import type { Frozen } from '../domain/market'
import { text } from '../domain/schema'
import { shocksSchema } from '../shocks'

export const MOST_SCENARIOS = 100

export const scenarioSchema = v.strictObject({
  name: v.pipe(text('a name', 60), v.minLength(1, 'a scenario needs a name')),
  shocks: shocksSchema,
})

export const scenariosSchema = v.pipe(
  v.array(scenarioSchema),
  v.maxLength(MOST_SCENARIOS, `a book holds at most ${MOST_SCENARIOS} scenarios`),
)

export type SavedScenario = Frozen<v.InferOutput<typeof scenarioSchema>>
