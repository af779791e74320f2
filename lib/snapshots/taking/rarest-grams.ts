import { gramsOf, type Texts } from '../../duplicates/engine/grams'

const mostCounterBits = 22
const sampled = 100_000
const stepsPerOctave = 6

/**
 * The rarest grams of a text, in one order for all texts. Of two whose sets have a Jaccard similarity of at least the
 * threshold, each has all but 1 − threshold of its grams in the other, so the first `together` that they share stand
 * among the rarest 1 − threshold of both, and as many more: whoever shares fewer of these is not near, whatever the rest.
 */
export function openRarest(texts: Texts, threshold: number, together: number) {
  let grams = new Int32Array(4096)
  let keys = new Uint32Array(4096)
  const read = (at: number) => {
    if (texts.length[at]! > grams.length) {
      grams = new Int32Array(texts.length[at]! * 2)
      keys = new Uint32Array(grams.length)
    }
    return grams.subarray(0, gramsOf(texts, at, grams))
  }
  const bits = Math.min(mostCounterBits, Math.ceil(Math.log2(texts.bytes.length)))
  const levels = levelsOf(texts, bits, read)

  /** Their keys, how many there are, the size of the whole set, and how many have to be shared at the least. */
  return function rarestOf(at: number) {
    const found = read(at)
    for (let gram = 0; gram < found.length; gram++) {
      const hash = found[gram]!
      keys[gram] = (levels[hash >>> (32 - bits)]! << 24) | (hash & 0xffffff)
    }
    const sorted = keys.subarray(0, found.length).sort()
    let size = 0
    for (let from = 0; from < sorted.length; from++)
      if (from === 0 || sorted[from] !== sorted[from - 1]) sorted[size++] = sorted[from]!
    // A little less than the threshold says: two grams of a text may have one key.
    const shared = Math.max(1, Math.floor(threshold * 0.99 * size) - 1)
    const needed = Math.min(together, shared)
    return { keys: sorted.subarray(0, size - shared + needed), size, needed }
  }
}

/** How often the grams of each counter come, in steps: a sample of the texts says it well enough, for any order will do. */
function levelsOf(texts: Texts, bits: number, read: (at: number) => Int32Array) {
  const seen = new Uint32Array(2 ** bits)
  const step = Math.max(1, Math.floor(texts.count / sampled))
  for (let at = 0; at < texts.count; at += step) {
    const grams = read(at)
    for (let gram = 0; gram < grams.length; gram++) seen[grams[gram]! >>> (32 - bits)]!++
  }
  const levels = new Uint8Array(seen.length)
  for (let at = 0; at < seen.length; at++)
    levels[at] = Math.min(255, Math.round(Math.log2(seen[at]! + 1) * stepsPerOctave))
  return levels
}
