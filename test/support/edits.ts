// Edits of the sample book of every kind that a person can make, right and wrong ones.
import * as fc from 'fast-check'
import { examples, legIds, newLeg, type Document, type Edit } from '../../src'

const sample = examples[0]!.document

const shock = fc.double({ min: -0.4, max: 0.4, noNaN: true })
const legId = fc.constantFrom(...sample.legs.map(({ id }) => id), 'nobody')
const groupId = fc.constantFrom(...sample.groups.map(({ id }) => id), 'nobody')
const name = fc.string({ maxLength: 90 })
const size = fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 }))

type Draw = (document: Document) => Edit

/** Drawn for the document at hand. */
export const edit: fc.Arbitrary<Draw> = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), name }).map((made) => () => made),
  fc
    .record({ spot: shock, volatility: shock })
    .map((shocks) => () => ({ kind: 'setShocks' as const, shocks })),
  legId.map((id) => () => ({ kind: 'removeLeg' as const, id })),
  groupId.map((id) => () => ({ kind: 'removeGroup' as const, id })),
  fc
    .tuple(legId, groupId, fc.option(legId))
    .map(([id, group, before]) => () => ({ kind: 'moveLeg' as const, id, group, before })),
  fc
    .tuple(groupId, name)
    .map(([id, given]) => () => ({ kind: 'renameGroup' as const, id, name: given })),
  fc
    .tuple(fc.array(legId), fc.boolean())
    .map(([ids, isOn]) => () => ({ kind: 'switchLegs' as const, ids, isOn })),
  fc.tuple(legId, size).map(([id, quantity]) => (document: Document) => {
    const leg = document.legs.find((held) => held.id === id) ?? sample.legs[0]!
    return { kind: 'setLeg' as const, leg: { ...leg, quantity } }
  }),
  size.map((quantity) => (document: Document) => ({
    kind: 'addLegs' as const,
    legs: [
      newLeg(legIds(document)(), { kind: 'spot', underlying: 'BTC' }, quantity, {
        group: document.groups[0]?.id ?? 'a',
        account: 'main',
      }),
    ],
  })),
  fc
    .constantFrom('now' as const, 'entry' as const)
    .map((pnlFrom) => () => ({ kind: 'setSettings' as const, settings: { pnlFrom } })),
  fc.double().map((bound) => () => ({
    kind: 'setLimits' as const,
    limits: [{ greek: 'delta' as const, underlying: 'BTC', bound }],
  })),
)
