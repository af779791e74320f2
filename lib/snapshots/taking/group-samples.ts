import { findGroups } from '../../duplicates/engine/find-groups'
import { threadsFor } from '../../duplicates/engine/threads'
import { join, rootOf } from '../../duplicates/engine/union'
import { defaultThreshold } from '../../duplicates/rules'
import type { Split } from '../export/schema'
import { assignSplits, type Group, reportOf } from '../splits/rules'
import type { SnapshotSettings, SplitReport } from '../schema'
import type { ReadSamples } from './read-samples'

export type Placed = {
  /** The oldest sample of each sample's group. */
  root: Int32Array
  /** Each sample's split. */
  split: Split[]
  report: SplitReport
}

/** Samples that may not be parted become groups, near copies too, and each group goes into one split. */
export async function groupSamples(
  samples: ReadSamples,
  { shares, seed }: SnapshotSettings,
  signal: AbortSignal,
): Promise<Placed> {
  const { count } = samples
  const parent = Int32Array.from({ length: count }, (_, at) => at)
  samples.joins((one, first) => join(parent, one, first))
  if (count > 0) {
    const threads = threadsFor(count)
    const near = await findGroups(samples.texts, { threshold: defaultThreshold, threads, signal })
    for (let at = 0; at < count; at++) if (near.root[at] !== at) join(parent, at, near.root[at]!)
  }
  const root = Int32Array.from({ length: count }, (_, at) => rootOf(parent, at))
  const { groups, places } = groupsOf(samples, root)
  const assigned = assignSplits(groups, shares, seed)
  const split: Split[] = new Array(count)
  let [kept, movedByMerge] = [0, 0]
  for (let at = 0; at < count; at++) {
    const here = assigned[places.get(root[at]!)!]!
    split[at] = here
    if (samples.before[at] === here) kept++
    else if (samples.before[at] !== null) movedByMerge++
  }
  return { root, split, report: reportOf(groups, assigned, shares, { kept, movedByMerge }) }
}

/** A group has the label of most of its samples, and the place that its oldest known one had. */
function groupsOf({ count, stratum, before, idOf }: ReadSamples, root: Int32Array) {
  const places = new Map<number, number>()
  const groups: Group[] = []
  const counts = new Map<number, Map<string, number>>()
  for (let at = 0; at < count; at++) {
    const oldest = root[at]!
    const place = places.get(oldest)
    if (place === undefined) {
      places.set(oldest, groups.length)
      groups.push({ id: idOf(oldest), size: 1, stratum: stratum[at]!, before: before[at]! })
      continue
    }
    const group = groups[place]!
    group.size++
    group.before ??= before[at]!
    if (!counts.has(place)) counts.set(place, new Map([[group.stratum, 1]]))
    const labels = counts.get(place)!
    labels.set(stratum[at]!, (labels.get(stratum[at]!) ?? 0) + 1)
  }
  for (const [place, labels] of counts) {
    const [most] = [...labels].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    if (most) groups[place]!.stratum = most[0]
  }
  return { groups, places }
}
