import type { Groups } from '../engine/find-groups'
import { copyFew, copyRows } from './copy-rows'
import { repeats } from './member-rows'
import type { Read } from './read-texts'

export const groupColumns = 'id, "projectId", "datasetId", size, lane, exact, least, "byMeaning"'
const fields = 8

type Place = { projectId: string; datasetId: string }

/** Groups as COPY takes them in binary, the oldest first: the indexes grow at a few places only. What a group is like is reckoned here as `described` does it there. */
export function groupRows(place: Place, read: Read, groups: Groups, repeated: Uint8Array) {
  const sums = sumGroups(read, groups, repeated)
  const start = rowStart(place)
  return copyRows(sums.oldest.keys(), start.length + 64, (load, begin, group) => {
    const oldest = sums.oldest[group]!
    start.copy(load, begin)
    copyFew(read.ids, oldest * 16, load, begin + idAt, 16)
    let end = load.writeInt32BE(4, begin + start.length)
    end = load.writeInt32BE(sums.size[group]!, end)
    const lane = sums.conflict[group] ? 'conflict' : sums.extra[group] ? 'collapse' : 'family'
    end = load.writeInt32BE(lane.length, end)
    end += load.write(lane, end, 'latin1')
    end = flag(load, end, sums.nearOnly[group] === 0)
    end = load.writeInt32BE(8, end)
    end = load.writeDoubleBE(sums.least[group]!, end)
    return flag(load, end, sums.byMeaning[group] === 1)
  })
}

function flag(load: Buffer, at: number, value: boolean) {
  const end = load.writeInt32BE(1, at)
  load[end] = value ? 1 : 0
  return end + 1
}

/** Of each group, in the order of its oldest member. */
function sumGroups(
  { texts, kind, kinds }: Read,
  { root, partner, similarity, byMeaning }: Groups,
  repeated: Uint8Array,
) {
  const labels = [...new Set(kinds.map(({ labels }) => labels))]
  /** Above 0 where there are any. */
  const labelsOf = kinds.map(({ labels: own }) => (own === null ? 0 : labels.indexOf(own) + 1))
  const place = new Int32Array(texts.count)
  const oldest: number[] = []
  for (let at = 0; at < texts.count; at++) if (root[at] === at && partner[at] !== -1) place[at] = oldest.push(at) - 1
  const flags = () => new Uint8Array(oldest.length)
  const sums = { oldest, size: new Int32Array(oldest.length), least: new Float32Array(oldest.length).fill(1) }
  const [conflict, extra, meant] = [flags(), flags(), flags()]
  /** Who repeats another in its wrapper, but not to the letter. */
  const nearOnly = new Int32Array(oldest.length)
  const labelled = new Int32Array(oldest.length)
  for (let at = 0; at < texts.count; at++) {
    if (partner[at] === -1) continue
    const group = place[root[at]!]!
    sums.size[group]!++
    if (similarity[at]! < sums.least[group]!) sums.least[group] = similarity[at]!
    if (repeated[at]! & repeats.inItsWrapper) {
      extra[group] = 1
      nearOnly[group]!++
    }
    if (repeated[at]! & repeats.toTheLetter) nearOnly[group]!--
    if (byMeaning?.[at]) meant[group] = 1
    const own = labelsOf[kind[at]!]!
    if (own === 0) continue
    if (labelled[group] === 0) labelled[group] = own
    else if (labelled[group] !== own) conflict[group] = 1
  }
  return { ...sums, conflict, extra, nearOnly, byMeaning: meant }
}

const idAt = 6

/** How every row begins: each field with its length before it. */
function rowStart({ projectId, datasetId }: Place) {
  const start = Buffer.alloc(62)
  start.writeInt16BE(fields)
  for (const [at, id] of [null, projectId, datasetId].entries()) {
    start.writeInt32BE(16, 2 + at * 20)
    if (id) start.write(id.replaceAll('-', ''), idAt + at * 20, 'hex')
  }
  return start
}
