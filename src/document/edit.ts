// The only way from one document to the next. An edit parses what it changed: the leg, the shock,
// the setting; the rest of the document is valid already and is not parsed again.
import { failure, issue, success, type Result } from '../domain/issue'
import { parseWith } from '../domain/schema'
import type { Market } from '../domain/market'
import { shocksSchema, type Shocks } from '../shocks'
import { groupSchema, type Group } from './account'
import { scenarioIssues, type Document } from './document'
import type { Leg } from './leg'
import { checkedLeg, withLegs } from './legList'
import { scenariosSchema, type SavedScenario } from './scenario'
import { limitSchema, settingsSchema, type Limit, type Settings } from './settings'
import * as v from 'valibot'

export type Edit =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'addLegs'; readonly legs: readonly Leg[]; readonly groups?: readonly Group[] }
  | { readonly kind: 'setLeg'; readonly leg: Leg }
  | { readonly kind: 'removeLeg'; readonly id: string }
  /** Puts a leg before another one (or last in its group when `before` is null). */
  | {
      readonly kind: 'moveLeg'
      readonly id: string
      readonly group: string
      readonly before: string | null
    }
  /** What an action leaves of the legs (and groups): the whole lists, and what it did in words. */
  | {
      readonly kind: 'setLegs'
      readonly said: string
      readonly legs: readonly Leg[]
      readonly groups?: readonly Group[]
    }
  | { readonly kind: 'switchLegs'; readonly ids: readonly string[]; readonly isOn: boolean }
  | { readonly kind: 'addGroup'; readonly group: Group }
  | { readonly kind: 'renameGroup'; readonly id: string; readonly name: string }
  /** Removes a group and its legs. */
  | { readonly kind: 'removeGroup'; readonly id: string }
  | { readonly kind: 'setShocks'; readonly shocks: Partial<Shocks> }
  | { readonly kind: 'setSettings'; readonly settings: Partial<Settings> }
  | { readonly kind: 'setLimits'; readonly limits: readonly Limit[] }
  | {
      readonly kind: 'setVenue'
      readonly account: string
      readonly venue: Document['accounts'][number]['venue']
    }
  | { readonly kind: 'setMarket'; readonly market: Market }
  /** The user's own scenarios, all of them. */
  | { readonly kind: 'setScenarios'; readonly scenarios: readonly SavedScenario[] }
  /** Another book altogether: already parsed. */
  | { readonly kind: 'replace'; readonly document: Document }

/** The next document, or what is wrong with the edit. Pure. */
export function applyEdit(document: Document, edit: Edit): Result<Document> {
  switch (edit.kind) {
    case 'rename':
      return edit.name.trim() === '' || edit.name.length > 80
        ? failure(issue('name', 'length', 'a name has 1 to 80 characters'))
        : success({ ...document, name: edit.name.trim() })
    case 'addLegs':
      return addLegs(document, edit.legs, edit.groups ?? [])
    case 'setLeg':
      return setLeg(document, edit.leg)
    case 'removeLeg':
      return success({ ...document, legs: document.legs.filter(({ id }) => id !== edit.id) })
    case 'moveLeg':
      return moveLeg(document, edit.id, edit.group, edit.before)
    case 'setLegs':
      return withLegs(document, edit.legs, edit.groups)
    case 'switchLegs':
      return success({
        ...document,
        legs: document.legs.map((leg) =>
          edit.ids.includes(leg.id) ? { ...leg, isOn: edit.isOn } : leg,
        ),
      })
    case 'addGroup':
      return addGroups(document, [edit.group])
    case 'renameGroup':
      return renameGroup(document, edit.id, edit.name)
    case 'removeGroup':
      return success({
        ...document,
        groups: document.groups.filter(({ id }) => id !== edit.id),
        legs: document.legs.filter(({ group }) => group !== edit.id),
      })
    case 'setShocks':
      return mapped(
        parseWith(shocksSchema, { ...document.shocks, ...edit.shocks }, 'shocks'),
        (shocks) => ({
          ...document,
          shocks,
        }),
      )
    case 'setSettings':
      return setSettings(document, edit.settings)
    case 'setLimits':
      return mapped(parseWith(v.array(limitSchema), edit.limits, 'limits'), (limits) => ({
        ...document,
        limits,
      }))
    case 'setVenue':
      return success({
        ...document,
        accounts: document.accounts.map((account) =>
          account.id === edit.account ? { ...account, venue: edit.venue } : account,
        ),
      })
    case 'setScenarios':
      return setScenarios(document, edit.scenarios)
    case 'setMarket':
      return setMarket(document, edit.market)
    case 'replace':
      return success(edit.document)
  }
}

function mapped<A, B>(result: Result<A>, change: (value: A) => B): Result<B> {
  return result.ok ? success(change(result.value), result.issues) : result
}

function addGroups(document: Document, groups: readonly Group[]): Result<Document> {
  const parsed = parseWith(v.array(groupSchema), groups, 'groups')
  if (!parsed.ok) return parsed
  const taken = groups.find(({ id }) => document.groups.some((group) => group.id === id))
  if (taken !== undefined)
    return failure(issue('groups', 'repeated', `there is a group "${taken.id}" already`))
  return success({ ...document, groups: [...document.groups, ...groups] })
}

function renameGroup(document: Document, id: string, name: string): Result<Document> {
  return mapped(parseWith(groupSchema, { id, name }, 'group'), (renamed) => ({
    ...document,
    groups: document.groups.map((group) => (group.id === id ? renamed : group)),
  }))
}

function addLegs(
  document: Document,
  legs: readonly Leg[],
  groups: readonly Group[],
): Result<Document> {
  const grown = addGroups(document, groups)
  if (!grown.ok) return grown
  const ids = new Set(document.legs.map(({ id }) => id))
  const added: Leg[] = []
  for (const leg of legs) {
    const at = document.legs.length + added.length
    if (ids.has(leg.id))
      return failure(issue(`legs[${at}].id`, 'repeated', `there is a leg "${leg.id}" already`))
    const parsed = checkedLeg(grown.value, leg, at)
    if (!parsed.ok) return parsed
    ids.add(leg.id)
    added.push(parsed.value)
  }
  return success({ ...grown.value, legs: [...document.legs, ...added] })
}

function setLeg(document: Document, leg: Leg): Result<Document> {
  const at = document.legs.findIndex(({ id }) => id === leg.id)
  if (at < 0) return failure(issue('legs', 'unknown', `there is no leg "${leg.id}"`))
  return mapped(checkedLeg(document, leg, at), (parsed) => ({
    ...document,
    legs: document.legs.map((old, row) => (row === at ? parsed : old)),
  }))
}

function moveLeg(
  document: Document,
  id: string,
  group: string,
  before: string | null,
): Result<Document> {
  const leg = document.legs.find((old) => old.id === id)
  if (leg === undefined) return failure(issue('legs', 'unknown', `there is no leg "${id}"`))
  if (!document.groups.some((held) => held.id === group))
    return failure(issue('legs', 'unknown', `there is no group "${group}"`))
  const rest = document.legs.filter((old) => old.id !== id)
  const at = before === null ? rest.length : rest.findIndex((old) => old.id === before)
  const place = at < 0 ? rest.length : at
  return success({
    ...document,
    legs: [...rest.slice(0, place), { ...leg, group }, ...rest.slice(place)],
  })
}

function setSettings(document: Document, settings: Partial<Settings>): Result<Document> {
  const parsed = parseWith(settingsSchema, { ...document.settings, ...settings }, 'settings')
  if (!parsed.ok) return parsed
  if (!(parsed.value.underlying in document.market.underlyings))
    return failure(
      issue('settings.underlying', 'unknown', `${parsed.value.underlying} is not in the market`),
    )
  return success({ ...document, settings: parsed.value })
}

function setScenarios(document: Document, scenarios: readonly SavedScenario[]): Result<Document> {
  const parsed = parseWith(scenariosSchema, scenarios, 'scenarios')
  if (!parsed.ok) return parsed
  const found = scenarioIssues(parsed.value)
  if (found.length > 0) return failure(...found)
  const { scenarios: _old, ...rest } = document
  return success(parsed.value.length === 0 ? rest : { ...rest, scenarios: parsed.value })
}

/** A new market under the same legs; underlyings that legs need must be in it. */
function setMarket(document: Document, market: Market): Result<Document> {
  const names = Object.keys(market.underlyings)
  const lost = [...new Set(document.legs.map((leg) => leg.instrument.underlying))].filter(
    (name) => !names.includes(name),
  )
  if (lost.length > 0)
    return failure(
      issue(
        'market.underlyings',
        'missing',
        `this market has ${names.join(', ') || 'no underlyings'}, but the book holds ${lost.join(', ')}: open it as a new book, or remove those legs first`,
      ),
    )
  const [first = ''] = names
  const underlying = names.includes(document.settings.underlying)
    ? document.settings.underlying
    : first
  return success({ ...document, market, settings: { ...document.settings, underlying } })
}
