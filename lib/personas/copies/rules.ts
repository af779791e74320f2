/** Near copies share at least this much of what either has. */
export const nearEnough = 0.7

export type Pair = { first: number; second: number; similarity: number }
export type Pairs = { pairs: Pair[] /** There are more than were looked for. */; more: boolean }

/**
 * Pairs of texts whose sets of character 5-grams have a Jaccard similarity of at least 0.7. Only texts that agree in a
 * band of their MinHash signatures are compared, and then exactly: of a thousand pairs at 0.7 one or two
 * escape, and of nearer ones fewer.
 */
export function nearCopies(texts: readonly string[], most = 2000): Pairs {
  const sets = texts.map(gramsOf)
  const bands = sets.map(bandsOf)
  const pairs: Pair[] = []
  const seen = new Set<number>()
  let compared = 0
  for (let band = 0; band < bandCount; band++) {
    const buckets = new Map<number, number[]>()
    for (const [here, keys] of bands.entries()) {
      const key = keys[band] ?? 0
      const bucket = buckets.get(key)
      if (!bucket) {
        buckets.set(key, [here])
        continue
      }
      for (const there of bucket) {
        const pair = there * texts.length + here
        if (seen.has(pair)) continue
        seen.add(pair)
        const similarity = jaccard(sets[there] ?? none, sets[here] ?? none)
        if (similarity >= nearEnough) pairs.push({ first: there, second: here, similarity })
        if (pairs.length === most || ++compared === mostCompared) return { pairs: nearestFirst(pairs), more: true }
      }
      bucket.push(here)
    }
  }
  return { pairs: nearestFirst(pairs), more: false }
}

const none = new Uint32Array()
const nearestFirst = (pairs: Pair[]) =>
  pairs.sort((a, b) => b.similarity - a.similarity || a.first - b.first || a.second - b.second)
const [bandCount, rowsPerBand, size, mostCompared] = [24, 4, 5, 2_000_000]

/** Odd multipliers and offsets, each pair one hash function. */
const functions = Uint32Array.from({ length: bandCount * rowsPerBand * 2 }, (_, at) => mix(at + 1) | 1)

function bandsOf(grams: Uint32Array): Uint32Array {
  const keys = new Uint32Array(bandCount)
  for (let band = 0; band < bandCount; band++) {
    let key = 0x811c9dc5
    for (let row = 0; row < rowsPerBand; row++) {
      const at = (band * rowsPerBand + row) * 2
      const [times, plus] = [functions[at] ?? 1, functions[at + 1] ?? 0]
      let least = 0xffffffff
      for (let gram = 0; gram < grams.length; gram++) {
        const hash = (Math.imul(grams[gram] ?? 0, times) + plus) >>> 0
        if (hash < least) least = hash
      }
      key = mix(key ^ least)
    }
    keys[band] = key
  }
  return keys
}

function jaccard(a: Uint32Array, b: Uint32Array) {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0]
    if (left === right) shared++
    if (left <= right) i++
    if (right <= left) j++
  }
  return shared / (a.length + b.length - shared)
}

/** The distinct 5-grams of a text as hashes in order; a shorter text is one gram. */
function gramsOf(text: string): Uint32Array {
  const grams = new Set<number>()
  for (let at = 0; at === 0 || at + size <= text.length; at++) {
    let hash = 0x811c9dc5
    for (let step = 0; step < size; step++) hash = Math.imul(hash ^ (text.charCodeAt(at + step) || 0), 0x01000193)
    grams.add(mix(hash))
  }
  return Uint32Array.from(grams).sort()
}

/** Spreads 32 bits over 32 bits, one to one. */
function mix(given: number) {
  let bits = given | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
