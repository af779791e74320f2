import type { Split } from '../export/schema'
import type { Shares, SplitReport, SplitSizes } from '../schema'

/** Samples that may not be parted. */
export type Group = {
  /** The id of its oldest sample, which stays the same when others join. */
  id: string
  size: number
  /** Which label most of its samples have: each split gets its share of every label. */
  stratum: string
  /** Where it was in the snapshot before. */
  before: Split | null
}

const order = ['train', 'validation', 'test'] as const

/** A place in [0, 1) that the seed and the group decide, and nothing else. */
export function placeOf(seed: number, id: string) {
  let bits = seed ^ 0x2545f491
  let other = seed ^ 0x1b873593
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at)
    bits = Math.imul(bits ^ unit, 0x01000193)
    other = (Math.imul(other, 31) + unit) | 0
  }
  bits ^= Math.imul(other, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32
}

/** The split that a place falls into by the shares alone. */
export function splitAt(place: number, shares: Shares): Split {
  const hundredth = place * 100
  if (hundredth < shares.train) return 'train'
  return hundredth < shares.train + shares.validation ? 'validation' : 'test'
}

/**
 * Where each group goes. Old groups stay where they were. A new one goes where its hash puts it, unless that split has
 * its share of the group's label already: then where most is missing. Large groups are placed first, while there is room.
 */
export function assignSplits(groups: readonly Group[], shares: Shares, seed: number): Split[] {
  const rows = new Map<string, number>()
  for (const { stratum, size } of groups) rows.set(stratum, (rows.get(stratum) ?? 0) + size)
  const missing = new Map([...rows].map(([stratum, count]) => [stratum, targets(count, shares)]))
  const whole = targets(
    groups.reduce((sum, { size }) => sum + size, 0),
    shares,
  )
  const assigned: Split[] = new Array(groups.length)
  const put = (at: number, split: Split) => {
    const { stratum, size } = groups[at]!
    assigned[at] = split
    missing.get(stratum)![split] -= size
    whole[split] -= size
  }
  const fresh: { at: number; place: number }[] = []
  groups.forEach(({ id, before }, at) => {
    if (before) put(at, before)
    else fresh.push({ at, place: placeOf(seed, id) })
  })
  fresh.sort(
    (one, other) =>
      groups[other.at]!.size - groups[one.at]!.size ||
      one.place - other.place ||
      (groups[one.at]!.id < groups[other.at]!.id ? -1 : 1),
  )
  for (const { at, place } of fresh) {
    const { stratum, size } = groups[at]!
    const left = missing.get(stratum)!
    const wanted = splitAt(place, shares)
    put(at, left[wanted] >= size / 2 ? wanted : mostMissing(left, whole, shares))
  }
  return assigned
}

const targets = (count: number, shares: Shares): SplitSizes => ({
  train: (count * shares.train) / 100,
  validation: (count * shares.validation) / 100,
  test: (count * shares.test) / 100,
})

/** Of its label first; where that is even, of all rows. A split without a share gets nothing. */
function mostMissing(left: SplitSizes, whole: SplitSizes, shares: Shares): Split {
  const open = order.filter((split) => shares[split] > 0)
  return open.reduce((best, split) =>
    left[split] > left[best] + 1e-9 || (Math.abs(left[split] - left[best]) <= 1e-9 && whole[split] > whole[best])
      ? split
      : best,
  )
}

export const tolerance = 0.01

/** What the splits came to, and why one is not the size that was asked for. */
export function reportOf(
  groups: readonly Group[],
  assigned: readonly Split[],
  shares: Shares,
  { kept, movedByMerge }: Pick<SplitReport, 'kept' | 'movedByMerge'>,
): SplitReport {
  const sizes = none()
  const byLabel = new Map<string, SplitSizes>()
  let largestGroup = 0
  groups.forEach(({ size, stratum }, at) => {
    const split = assigned[at]!
    sizes[split] += size
    if (!byLabel.has(stratum)) byLabel.set(stratum, none())
    byLabel.get(stratum)![split] += size
    largestGroup = Math.max(largestGroup, size)
  })
  const total = sizes.train + sizes.validation + sizes.test
  return {
    sizes,
    byLabel: [...byLabel]
      .map(([label, sizes]) => ({ label, sizes }))
      .sort((one, other) => (one.label < other.label ? -1 : 1)),
    groups: groups.length,
    largestGroup,
    kept,
    movedByMerge,
    reasons: order.flatMap((split) =>
      reasonFor(split, { sizes, total, shares, largestGroup, kept, groups: groups.length }),
    ),
  }
}

const none = (): SplitSizes => ({ train: 0, validation: 0, test: 0 })

type Known = { sizes: SplitSizes; total: number; shares: Shares; largestGroup: number; kept: number; groups: number }

function reasonFor(split: Split, { sizes, total, shares, largestGroup, kept, groups }: Known): string[] {
  if (total === 0) return []
  const off = sizes[split] / total - shares[split] / 100
  if (Math.abs(off) <= tolerance) return []
  const why =
    kept > 0
      ? `${kept.toLocaleString('en-US')} rows stay where the snapshot before had them`
      : largestGroup > Math.max(1, total * tolerance)
        ? `the largest group has ${largestGroup.toLocaleString('en-US')} rows and may not be parted`
        : total < 200
          ? `of ${total} rows, one is already ${((1 / total) * 100).toFixed(1)} per cent`
          : `${groups.toLocaleString('en-US')} groups cannot be shared out more evenly with every label in its share`
  return [`${split} has ${((sizes[split] / total) * 100).toFixed(1)} per cent instead of ${shares[split]}: ${why}`]
}
