// From every earlier format version to the current one: numbered pure steps, then the normal parse.
import { failure, issue, success, type Result } from '../domain/issue'
import { shown } from '../domain/schema'

type Step = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>

/** Steps vN -> vN+1; index 0 is the step from version 1. Version 1 is the first. */
const steps: readonly Step[] = []

export function migrate(input: unknown): Result<unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return failure(
      issue(
        '',
        'type',
        `${shown(input)} is not a Netgreek document: an object with "format", "version" and "legs"`,
      ),
    )
  const { version } = input as { readonly version?: unknown }
  const newest = steps.length + 1
  if (typeof version === 'number' && version > newest)
    return failure(
      issue(
        'version',
        'newer',
        `version ${version} is newer than this app knows (${newest}): reload the app to update it`,
      ),
    )
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return success(input)
  let current = input as Record<string, unknown>
  for (const step of steps.slice(version - 1)) current = step(current)
  return success(current)
}
