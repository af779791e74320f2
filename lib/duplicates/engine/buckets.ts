import { keyBytes } from './plan'

/** As many as fit, with their table, into the fast memory of a processor. */
const together = 4096

/** The key of a text, with its bits at the upper end. */
export const keyAt = (keys: Uint8Array, text: number) =>
  (keys[text * keyBytes]! << 8) | (keys[text * keyBytes + 1]! << 16) | (keys[text * keyBytes + 2]! << 24)

/**
 * Finds the texts that share a key. They are cut into parts by the upper bits of the key first: one table over all of
 * them would be looked up in slow memory every time.
 */
export function openBuckets(total: number) {
  const parts = 2 ** Math.max(0, Math.min(10, Math.round(Math.log2(Math.max(1, total) / together))))
  const begins = new Int32Array(parts + 1)
  const ends = new Int32Array(parts)
  const members = new Int32Array(total)
  const memberKeys = new Int32Array(total)
  let following = new Int32Array(0)
  let table = new Int32Array(0)
  const bucket: number[] = []
  const partOf = (key: number) => ((key >>> 16) * parts) >>> 16

  function divide(keys: Uint8Array) {
    begins.fill(0)
    for (let at = 0; at < total; at++) begins[partOf(keyAt(keys, at)) + 1]!++
    let largest = 0
    for (let part = 0; part < parts; part++) {
      largest = Math.max(largest, begins[part + 1]!)
      begins[part + 1]! += begins[part]!
      ends[part] = begins[part]!
    }
    for (let at = 0; at < total; at++) {
      const key = keyAt(keys, at)
      const to = ends[partOf(key)]!++
      members[to] = at
      memberKeys[to] = key
    }
    if (largest <= following.length) return
    following = new Int32Array(largest)
    table = new Int32Array(2 ** Math.ceil(Math.log2(largest * 2)))
  }

  /** Calls `each` with every two or more texts that have the same key; they are in order, and the list is used again. */
  return function bucketsOf(keys: Uint8Array, each: (bucket: number[]) => void) {
    divide(keys)
    for (let part = 0; part < parts; part++) {
      const [begin, end] = [begins[part]!, begins[part + 1]!]
      if (end - begin < 2) continue
      // One key that many share makes one part large, and not the table of every part.
      const mask = 2 ** Math.ceil(Math.log2((end - begin) * 2)) - 1
      table.fill(-1, 0, mask + 1)
      // From the last to the first, so that each chain is in order.
      for (let at = end - 1; at >= begin; at--) {
        const key = memberKeys[at]!
        let slot = (key ^ (key >>> 15)) & mask
        while (table[slot] !== -1 && memberKeys[table[slot]!] !== key) slot = (slot + 1) & mask
        following[at - begin] = table[slot]!
        table[slot] = at
      }
      for (let slot = 0; slot <= mask; slot++) {
        const head = table[slot]!
        if (head === -1 || following[head - begin] === -1) continue
        bucket.length = 0
        for (let at = head; at !== -1; at = following[at - begin]!) bucket.push(members[at]!)
        each(bucket)
      }
    }
  }
}
