// Chances to touch and to stay, and normal tails, for one number each. AssemblyScript:
// test/kernels/chances.test.ts compiles it.
import { normalTail, scaledTail } from '../../assembly/math/normal'
import { stayChance, touchChance } from '../../assembly/pricing/touch'

export { normalTail, scaledTail, stayChance, touchChance }
