import type { Groups } from '../engine/find-groups'
import { copyFew, copyRows } from './copy-rows'
import { kindColumns, type Read } from './read-texts'

/** What a member says again: bits of one number. */
export const repeats = { toTheLetter: 1, inItsWrapper: 2 }

export const memberColumns = `"sampleId", "groupId", "datasetId", "partnerId", similarity, exact, extra, "byMeaning", ${kindColumns}`
const fields = 14

/** For each member whether it says the same as an earlier one in its wrapper. Texts are oldest first, so the first of its kind is the oldest. */
export function repeatsOf({ texts, kind, kinds }: Read, { root, partner, first }: Groups) {
  const wrappers = [...new Set(kinds.map(({ wrapper }) => wrapper))]
  const wrapperOf = kinds.map(({ wrapper }) => wrappers.indexOf(wrapper))
  const [said, held] = [new Set<number>(), new Set<number>()]
  const repeated = new Uint8Array(texts.count)
  for (let at = 0; at < texts.count; at++) {
    if (partner[at] === -1) continue
    const wrapper = wrapperOf[kind[at]!]!
    /** Whether the oldest is in this wrapper too, or another was. */
    const follows = (oldest: number, others: Set<number>) => {
      if (oldest === at) return false
      if (wrapperOf[kind[oldest]!] === wrapper) return true
      const before = others.size
      return others.add(oldest * wrappers.length + wrapper).size === before
    }
    repeated[at] =
      (follows(first[at]!, said) ? repeats.toTheLetter : 0) | (follows(root[at]!, held) ? repeats.inItsWrapper : 0)
  }
  return repeated
}

/** Members as COPY takes them in binary, so that nothing of them has to become a string. */
export function memberRows(datasetId: string, read: Read, groups: Groups, repeated: Uint8Array) {
  const { texts, ids, kind, kinds } = read
  const start = rowStart(datasetId)
  const most = start.length + kinds.reduce((longest, { fields }) => Math.max(longest, fields.length), 0)
  const members = function* () {
    for (let at = 0; at < texts.count; at++) if (groups.partner[at] !== -1) yield at
  }
  return copyRows(members(), most, (load, begin, at) => {
    const partner = groups.partner[at]!
    start.copy(load, begin)
    copyFew(ids, at * 16, load, begin + places.sample, 16)
    copyFew(ids, groups.root[at]! * 16, load, begin + places.group, 16)
    copyFew(ids, partner * 16, load, begin + places.partner, 16)
    load.writeDoubleBE(groups.similarity[at]!, begin + places.similarity)
    load[begin + places.exact] = repeated[at]! & repeats.toTheLetter ? 1 : 0
    load[begin + places.extra] = repeated[at]! & repeats.inItsWrapper ? 1 : 0
    load[begin + places.byMeaning] = groups.byMeaning?.[at] ?? 0
    const end = begin + start.length
    return end + kinds[kind[at]!]!.fields.copy(load, end)
  })
}

const places = {
  ...{ sample: 6, group: 26, dataset: 46, partner: 66, similarity: 86 },
  ...{ exact: 98, extra: 103, byMeaning: 108 },
}

/** How every row begins: each field with its length before it. */
function rowStart(datasetId: string) {
  const start = Buffer.alloc(109)
  start.writeInt16BE(fields)
  for (const at of [places.sample, places.group, places.dataset, places.partner]) start.writeInt32BE(16, at - 4)
  start.writeInt32BE(8, places.similarity - 4)
  for (const at of [places.exact, places.extra, places.byMeaning]) start.writeInt32BE(1, at - 4)
  start.write(datasetId.replaceAll('-', ''), places.dataset, 'hex')
  return start
}
