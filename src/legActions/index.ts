// What can be done with picked legs and groups: pure, each one edit and so one undo step.
export {
  duplicateGroup,
  duplicateLegs,
  freeGroupId,
  groupLegs,
  moveGroup,
  moveLegs,
} from './arrange'
export { closeLegs } from './close'
export {
  markOf,
  planRoll,
  rollLegs,
  rollQuestion,
  shiftStrikes,
  usableStrikes,
  type Rolled,
} from './contracts'
export { nameOf as nameOfLegs } from './picked'
export { flipLegs, halfOf, scaleLegs, scaleLegTo, splitLeg } from './sizes'
