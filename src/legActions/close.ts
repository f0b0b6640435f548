// Closing is a trade: the opposite of what is held, at its mark, so that P&L from entry keeps what
// was made (docs/decisions/0016). What is closed stays as rows that cancel out.
import { sizeOf, type Document, type Edit, type Leg } from '../document'
import { success, type Result } from '../domain/issue'
import { expiryOf, labelOf } from '../instruments'
import { legIds } from '../io/legId'
import { legsOf, nameOf, nothingPicked, refused, tidy } from './picked'

/** What makes two legs one position: the same contract in the same account. */
const contractOf = ({ instrument, account, isOn }: Leg): string =>
  JSON.stringify([
    instrument.kind,
    instrument.underlying,
    'style' in instrument ? instrument.style : '',
    expiryOf(instrument),
    instrument.kind === 'option' ? [instrument.strike, instrument.right] : '',
    account,
    isOn,
  ])

interface Position {
  /** The first leg of the contract; the trade that closes it is like it. */
  readonly like: Leg
  readonly ids: readonly string[]
  readonly size: number
}

/** The picked legs by contract, with the size that is left of each. */
function positionsOf(legs: readonly Leg[]): readonly Position[] {
  const found = new Map<string, Position>()
  for (const leg of legs) {
    const key = contractOf(leg)
    const held = found.get(key)
    found.set(key, {
      like: held?.like ?? leg,
      ids: [...(held?.ids ?? []), leg.id],
      size: tidy((held?.size ?? 0) + sizeOf(leg)),
    })
  }
  return [...found.values()].filter(({ size }) => size !== 0)
}

/** What a single leg closes: itself, unless its group has taken the other side already. */
function legsToClose(document: Document, ids: readonly string[]): readonly Position[] {
  const picked = legsOf(document, ids)
  const groups = new Set(picked.map(({ group }) => group))
  const contracts = new Set(picked.map(contractOf))
  const open = positionsOf(
    document.legs.filter((leg) => groups.has(leg.group) && contracts.has(contractOf(leg))),
  )
  if (picked.length !== 1) return open
  const [leg] = picked
  const [left] = open
  if (leg === undefined || left === undefined) return []
  const size = sizeOf(leg)
  // Its group holds the other side: it is closed. More than is left there cannot be closed either.
  if (size > 0 !== left.size > 0) return []
  const isLess = Math.abs(size) < Math.abs(left.size)
  return [{ like: leg, ids: left.ids, size: isLess ? size : left.size }]
}

/**
 * The trades that close what is left of the picked legs. `marks` are prices now by leg, in the
 * instrument's own price unit, as the core answers them; a leg without one refuses the whole.
 */
export function closeLegs(
  document: Document,
  ids: readonly string[],
  marks: ReadonlyMap<string, number>,
): Result<Edit> {
  if (legsOf(document, ids).length === 0) return nothingPicked()
  const name = nameOf(document, ids)
  const open = legsToClose(document, ids)
  if (open.length === 0) return refused('closed', `${name} is closed already: its sizes cancel out`)
  const nextId = legIds(document)
  const trades = new Map<string, Leg>()
  for (const { like, ids: peers, size } of open) {
    const mark = peers.map((id) => marks.get(id) ?? NaN).find((price) => Number.isFinite(price))
    if (mark === undefined)
      return refused('noMark', `${labelOf(like.instrument)} has no mark: it cannot be closed`)
    trades.set(peers.at(-1) ?? like.id, {
      ...like,
      id: nextId(),
      quantity: tidy(-size / like.multiplier),
      entryPrice: tidy(mark),
      fees: 0,
      fundingReceived: 0,
      note: '',
    })
  }
  const legs = document.legs.flatMap((leg) => {
    const trade = trades.get(leg.id)
    return trade === undefined ? [leg] : [leg, trade]
  })
  return success({ kind: 'setLegs', said: `Closed ${name} at the mark`, legs })
}
