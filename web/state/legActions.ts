// What can be done with legs and groups: run from menus on rows for a given target, and from the
// command palette for the row that was picked last. Each is one undo step.
import {
  closeLegs,
  duplicateGroup,
  duplicateLegs,
  flipLegs,
  groupLegs,
  moveGroup,
  moveLegs,
  nameOfLegs,
  scaleLegs,
  shiftStrikes,
  type Edit,
  type Result,
} from '../../src'
import type { Action } from './action'
import type { Page } from './page.svelte'
import { picked } from './picked.svelte'

/** Legs that an action is about; `group` when it is about a whole group. */
export interface LegTarget {
  readonly ids: readonly string[]
  readonly group: string | null
}

/** Questions that an action asks first. */
export type LegQuestion = 'scale' | 'split' | 'roll' | 'shift'

export const legTarget = (id: string): LegTarget => ({ ids: [id], group: null })

export const groupTarget = ({ document }: Page, group: string): LegTarget => ({
  ids: document.legs.filter((leg) => leg.group === group).map(({ id }) => id),
  group,
})

/** Does what an action answers, or says why it cannot. */
export function perform(page: Page, made: Result<Edit>): boolean {
  if (made.ok) return page.act(made.value)
  const sentence = made.issues[0]?.message ?? ''
  page.say(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1).replace(/\.$/, '')}.`)
  return false
}

function marksOf(page: Page): ReadonlyMap<string, number> {
  const view = page.answers.greeks.view
  // Figures of another market would close at old prices.
  if (view === null || view.document.market !== page.document.market) return new Map()
  return new Map([...view.legs].map(([id, { mark }]) => [id, mark]))
}

const ask =
  (question: LegQuestion) =>
  (page: Page, target: LegTarget): void => {
    page.dialog = { kind: 'legAction', question, target }
  }

function duplicate(page: Page, { ids, group }: LegTarget): void {
  const { document } = page
  perform(page, group === null ? duplicateLegs(document, ids) : duplicateGroup(document, group))
}

function remove(page: Page, { ids, group }: LegTarget): void {
  const [id] = ids
  if (page.editing !== null && ids.includes(page.editing)) page.editing = null
  if (group !== null) page.act({ kind: 'removeGroup', id: group })
  else if (id !== undefined) page.act({ kind: 'removeLeg', id })
}

/** One place up or down among the rows of its kind; a leg goes on into the next group. */
export function moveRow(page: Page, { ids, group }: LegTarget, step: 1 | -1): void {
  const { document } = page
  if (group !== null) {
    const at = document.groups.findIndex(({ id }) => id === group)
    const to = at + step
    if (to < 0 || to >= document.groups.length) return
    const before = document.groups[step > 0 ? to + 1 : to]?.id ?? null
    perform(page, moveGroup(document, group, before))
    return
  }
  const [id] = ids
  const goal = id === undefined ? null : stepOf(page, id, step)
  if (goal !== null) perform(page, moveLegs(document, ids, goal.group, goal.before))
}

interface Goal {
  readonly group: string
  readonly before: string | null
}

function stepOf({ document }: Page, id: string, step: 1 | -1): Goal | null {
  const { groups, legs } = document
  const leg = legs.find((held) => held.id === id)
  if (leg === undefined) return null
  const peers = legs.filter(({ group }) => group === leg.group)
  const at = peers.indexOf(leg)
  const to = at + step
  if (to >= 0 && to < peers.length)
    return { group: leg.group, before: peers[step > 0 ? to + 1 : to]?.id ?? null }
  const next = groups[groups.findIndex((group) => group.id === leg.group) + step]
  if (next === undefined) return null
  const first = legs.find(({ group }) => group === next.id)
  return { group: next.id, before: step > 0 ? (first?.id ?? null) : null }
}

export function moveToGroup(page: Page, { ids }: LegTarget, group: string): void {
  perform(page, moveLegs(page.document, ids, group, null))
}

export function toNewGroup(page: Page, { ids }: LegTarget): void {
  const name = `Group ${page.document.groups.length + 1}`
  perform(page, groupLegs(page.document, ids, name))
}

/** An action on a target; the lists below say which of them a leg and a group have. */
export interface TargetAction {
  readonly name: string
  readonly title: string
  readonly keywords?: string
  run(page: Page, target: LegTarget): void
  /** What of the book it needs; nothing: always there. */
  readonly needs?: 'options' | 'dated'
}

const common: readonly TargetAction[] = [
  {
    name: 'flip',
    title: 'Flip sign',
    keywords: 'reverse long short',
    run: (page, { ids }) => void perform(page, flipLegs(page.document, ids)),
  },
  {
    name: 'double',
    title: 'Double size',
    run: (page, { ids }) => void perform(page, scaleLegs(page.document, ids, 2)),
  },
  {
    name: 'halve',
    title: 'Halve size',
    run: (page, { ids }) => void perform(page, scaleLegs(page.document, ids, 0.5)),
  },
  { name: 'scale', title: 'Scale…', keywords: 'size factor', run: ask('scale') },
  { name: 'roll', title: 'Roll expiry…', needs: 'dated', run: ask('roll') },
  {
    name: 'strike-up',
    title: 'Strikes up by one',
    needs: 'options',
    run: (page, { ids }) => void perform(page, shiftStrikes(page.document, ids, 1)),
  },
  {
    name: 'strike-down',
    title: 'Strikes down by one',
    needs: 'options',
    run: (page, { ids }) => void perform(page, shiftStrikes(page.document, ids, -1)),
  },
  { name: 'shift', title: 'Shift strikes…', needs: 'options', run: ask('shift') },
  { name: 'duplicate', title: 'Duplicate', keywords: 'copy', run: duplicate },
  {
    name: 'close',
    title: 'Close at the mark',
    keywords: 'offset unwind',
    run: (page, { ids }) => void perform(page, closeLegs(page.document, ids, marksOf(page))),
  },
]

const split: TargetAction = { name: 'split', title: 'Split…', keywords: 'cut', run: ask('split') }
const rows: readonly TargetAction[] = [
  { name: 'up', title: 'Move up', run: (page, target) => moveRow(page, target, -1) },
  { name: 'down', title: 'Move down', run: (page, target) => moveRow(page, target, 1) },
]
const newGroup: TargetAction = { name: 'new-group', title: 'Move to a new group', run: toNewGroup }
const rename: TargetAction = {
  name: 'rename',
  title: 'Rename',
  run: (_page, { group }) => {
    picked.renaming = group
  },
}
const deletion: TargetAction = { name: 'delete', title: 'Delete', keywords: 'remove', run: remove }

/** What a leg's menu holds, and a group's. */
export const actionsOfLeg: readonly TargetAction[] = [
  ...common.slice(0, 4),
  split,
  ...common.slice(4),
  ...rows,
  newGroup,
  deletion,
]
export const actionsOfGroup: readonly TargetAction[] = [...common, ...rows, rename, deletion]

/** Whether a target has what an action needs. */
export function suits({ document }: Page, { needs }: TargetAction, { ids }: LegTarget): boolean {
  if (needs === undefined) return true
  const kinds = document.legs
    .filter(({ id }) => ids.includes(id))
    .map(({ instrument }) => instrument.kind)
  return kinds.includes('option') || (needs === 'dated' && kinds.includes('future'))
}

/** The leg that the palette means: the one in the editor, else the row picked last. */
function pickedLeg(page: Page): LegTarget | null {
  const id = page.editing ?? picked.leg
  return id !== null && page.document.legs.some((leg) => leg.id === id) ? legTarget(id) : null
}

function pickedGroup(page: Page): LegTarget | null {
  const [leg] = pickedLeg(page)?.ids ?? []
  const id = page.document.legs.find((held) => held.id === leg)?.group ?? picked.group
  return id !== null && page.document.groups.some((group) => group.id === id)
    ? groupTarget(page, id)
    : null
}

function forPalette(
  action: TargetAction,
  what: 'leg' | 'group',
  targetOf: (page: Page) => LegTarget | null,
): Action {
  const words = `${what} position ${action.keywords ?? ''}`.trim()
  return {
    name: `${what}-${action.name}`,
    title: `${what === 'leg' ? 'Leg' : 'Group'}: ${action.title.charAt(0).toLowerCase()}${action.title.slice(1)}`,
    keywords: words,
    run(page) {
      const target = targetOf(page)
      if (target !== null) action.run(page, target)
    },
    isPossible(page) {
      const target = targetOf(page)
      if (target === null || !suits(page, action, target)) return false
      return target.ids.length > 0 || ['rename', 'delete', 'up', 'down'].includes(action.name)
    },
  }
}

/** For the command palette. */
export const legActions: readonly Action[] = [
  ...actionsOfLeg.map((action) => forPalette(action, 'leg', pickedLeg)),
  ...actionsOfGroup.map((action) => forPalette(action, 'group', pickedGroup)),
]

/** The name of a target in titles: a leg's, or a group's. */
export const targetName = ({ document }: Page, { ids, group }: LegTarget): string =>
  document.groups.find(({ id }) => id === group)?.name ?? nameOfLegs(document, ids)
