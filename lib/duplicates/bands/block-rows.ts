import { indexBands } from '../engine/bands'
import { copyRows } from '../pass/copy-rows'
import { bandBase, bitsWithin, blockAtMost, bucketBits, within } from './rules'

export const blockColumns = 'bucket, keys, samples'

type Block = { bucket: bigint; keys: Int32Array; order: Int32Array }

/**
 * Blocks as COPY takes them in binary: by bucket, as the index has them, and within a bucket the oldest sample first.
 * `keys` has those of all samples, one band after another; `ids` has sixteen bytes for each sample.
 */
export function blockRows(datasetId: string, keys: Int32Array, ids: Buffer) {
  const id = new DataView(ids.buffer, ids.byteOffset, ids.length)
  return copyRows(blocksOf(datasetId, keys), rowBytes(blockAtMost), (load, begin, { bucket, keys, order }) => {
    const out = new DataView(load.buffer, load.byteOffset)
    out.setInt16(begin, 3)
    out.setInt32(begin + 2, 8)
    out.setBigInt64(begin + 6, bucket)
    let end = arrayStart(out, begin + 14, { type: types.integer, bytes: 4, length: order.length })
    for (let at = 0; at < order.length; at++, end += 8) {
      out.setInt32(end, 4)
      out.setInt32(end + 4, keys[order[at]!]! & within)
    }
    end = arrayStart(out, end, { type: types.uuid, bytes: 16, length: order.length })
    for (let at = 0; at < order.length; at++, end += 20) {
      const from = order[at]! * 16
      out.setInt32(end, 16)
      for (let word = 0; word < 16; word += 4) out.setInt32(end + 4 + word, id.getInt32(from + word))
    }
    return end
  })
}

function* blocksOf(datasetId: string, allKeys: Int32Array): Generator<Block> {
  const count = allKeys.length / indexBands.bands
  const order = new Int32Array(count)
  const ends = new Int32Array(2 ** bucketBits)
  const base = bandBase(datasetId) >> BigInt(bitsWithin)
  for (let band = 0; band < indexBands.bands; band++) {
    const keys = allKeys.subarray(band * count, (band + 1) * count)
    sortByBucket(keys, order, ends)
    for (let bucket = 0, begin = 0; bucket < ends.length; begin = ends[bucket++]!)
      for (let from = begin; from < ends[bucket]!; from += blockAtMost)
        yield {
          bucket: base + BigInt(band * ends.length + bucket),
          keys,
          order: order.subarray(from, Math.min(ends[bucket]!, from + blockAtMost)),
        }
  }
}

/** Places of all keys, those of one bucket after another; `ends` tells where each bucket ends. */
function sortByBucket(keys: Int32Array, order: Int32Array, ends: Int32Array) {
  ends.fill(0)
  for (let at = 0; at < keys.length; at++) ends[keys[at]! >>> bitsWithin]!++
  for (let bucket = 0, begin = 0; bucket < ends.length; bucket++) {
    const size = ends[bucket]!
    ends[bucket] = begin
    begin += size
  }
  for (let at = 0; at < keys.length; at++) order[ends[keys[at]! >>> bitsWithin]!++] = at
}

/** The numbers by which Postgres knows what an array holds. */
const types = { integer: 23, uuid: 2950 }
const arrayHead = 24
const rowBytes = (entries: number) => 14 + 2 * arrayHead + entries * (8 + 20)

/** The length of an array in bytes, that it has one dimension and no nulls, what it holds, how many, and that they are counted from one. */
function arrayStart(
  out: DataView,
  at: number,
  { type, bytes, length }: { type: number; bytes: number; length: number },
) {
  const head = [arrayHead - 4 + length * (4 + bytes), 1, 0, type, length, 1]
  for (const [place, word] of head.entries()) out.setInt32(at + place * 4, word)
  return at + arrayHead
}
