// What an edit did, in words for the toast and the undo button.
import { labelOf, SHOCK_NAMES, shocks, type Document, type Edit } from '../../src'

const legName = (document: Document, id: string): string => {
  const leg = document.legs.find((held) => held.id === id)
  return leg === undefined ? 'leg' : labelOf(leg.instrument)
}

const groupName = (document: Document, id: string): string =>
  document.groups.find((group) => group.id === id)?.name ?? 'group'

function shocksLabel(edit: Extract<Edit, { kind: 'setShocks' }>): string {
  const names = SHOCK_NAMES.filter((name) => edit.shocks[name] !== undefined)
  const [only] = names
  return names.length === 1 && only !== undefined ? `${shocks[only].label} shock` : 'Shocks'
}

type Named = readonly { readonly name: string }[]

function scenariosLabel(after: Named, before: Named): string {
  const isIn = (list: Named, wanted: string): boolean => list.some(({ name }) => name === wanted)
  const added = after.find(({ name }) => !isIn(before, name))
  const gone = before.find(({ name }) => !isIn(after, name))
  if (added !== undefined && gone !== undefined) return `Renamed ${gone.name} to ${added.name}`
  if (added !== undefined) return `Saved scenario ${added.name}`
  return gone === undefined ? 'Changed scenarios' : `Deleted scenario ${gone.name}`
}

/** `before` is the document that the edit was applied to. */
export function actionLabel(edit: Edit, before: Document): string {
  switch (edit.kind) {
    case 'rename':
      return `Renamed to ${edit.name.trim()}`
    case 'addLegs': {
      const [first] = edit.legs
      return edit.legs.length === 1 && first !== undefined
        ? `Added ${labelOf(first.instrument)}`
        : `Added ${edit.legs.length} legs`
    }
    case 'setLeg':
      return `Changed ${legName(before, edit.leg.id)}`
    case 'removeLeg':
      return `Deleted ${legName(before, edit.id)}`
    case 'moveLeg':
      return `Moved ${legName(before, edit.id)}`
    case 'setLegs':
      return edit.said
    case 'switchLegs':
      return edit.isOn ? 'Switched on' : 'Switched off'
    case 'addGroup':
      return `Added group ${edit.group.name}`
    case 'renameGroup':
      return `Renamed group ${groupName(before, edit.id)}`
    case 'removeGroup':
      return `Deleted group ${groupName(before, edit.id)}`
    case 'setShocks':
      return shocksLabel(edit)
    case 'setSettings':
      return 'Changed settings'
    case 'setLimits':
      return 'Changed limits'
    case 'setVenue':
      return 'Changed venue'
    case 'setScenarios':
      return scenariosLabel(edit.scenarios, before.scenarios ?? [])
    case 'setMarket':
      return 'Changed market'
    case 'replace':
      return `Opened ${edit.document.name}`
  }
}
