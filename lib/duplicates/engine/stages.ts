import { keyAt, openBuckets } from './buckets'
import { openComparison } from './compare'
import { gramsOf } from './grams'
import { keyBytes, type Plan } from './plan'
import { fingerprintOf, openSigner } from './signature'
import { openSketches } from './sketch'
import { join, rootOf } from './union'

/** What a thread found out beside the groups. */
export type Found = { cappedBuckets: number; cappedTexts: number; compared: number }
const nothing = (): Found => ({ cappedBuckets: 0, cappedTexts: 0, compared: 0 })

/** More texts than this in one bucket are not all compared with each other. */
const bucketAtMost = 64
const [representatives, window] = [4, 12]

export const stages = { mark, sign, bands, partners, wholeKeys }
export type Stage = keyof typeof stages

/** Takes shares of the work until there is none. */
function* shares(next: Int32Array, counter: number, total: number, size: number) {
  for (let from = Atomics.add(next, counter, size); from < total; from = Atomics.add(next, counter, size))
    yield [from, Math.min(total, from + size)] as const
}

/** Texts that a thread takes on at once. */
const together = 1024

/** Reads what is the same to the letter: that is signed only once. */
function mark({ texts, fingerprints, next }: Plan): Found {
  const { count, length, start, bytes, wide } = texts
  const words = new Int32Array(bytes.buffer)
  for (const [from, until] of shares(next, 0, count, together))
    for (let at = from; at < until; at++) {
      const ends = start[at]! + (wide[at] ? length[at]! * 2 : length[at]!)
      const [one, other] = fingerprintOf(bytes, words, start[at]!, ends, wide[at]!)
      fingerprints[at * 2] = one
      fingerprints[at * 2 + 1] = other
    }
  return nothing()
}

function sign({ texts, firsts, bands, keys, sketch, next }: Plan): Found {
  const count = firsts.length
  const signer = openSigner(bands)
  const sketches = openSketches(sketch, bands)
  let grams = new Int32Array(4096)
  // Keys of one band lie side by side: written a text at a time, each would go to another page of memory.
  const waiting = new Uint8Array(bands.bands * together * keyBytes)
  for (const [from, until] of shares(next, 1, count, together)) {
    for (let place = from; place < until; place++) {
      const at = firsts[place]!
      const units = texts.length[at]!
      if (units > grams.length) grams = new Int32Array(units * 2)
      const textKeys = signer.keysOf(grams, gramsOf(texts, at, grams))
      for (let band = 0, to = (place - from) * keyBytes; band < bands.bands; band++, to += together * keyBytes) {
        waiting[to] = textKeys[band]!
        waiting[to + 1] = textKeys[band]! >>> 8
        waiting[to + 2] = textKeys[band]! >>> 16
      }
      sketches.write(place, signer.signature)
    }
    for (let band = 0; band < bands.bands; band++) {
      const begin = band * together * keyBytes
      keys.set(waiting.subarray(begin, begin + (until - from) * keyBytes), (band * count + from) * keyBytes)
    }
  }
  return nothing()
}

function bands(plan: Plan): Found {
  const { firsts, keys, next } = plan
  const count = firsts.length
  const found = nothing()
  const compare = openPairs(plan, found)
  const bucketsOf = openBuckets(count)
  for (const [band] of shares(next, 2, plan.bands.bands, 1)) {
    const keysOf = (band: number) => keys.subarray(band * count * keyBytes, (band + 1) * count * keyBytes)
    const sortKeys = keysOf((band + 1) % plan.bands.bands)
    bucketsOf(keysOf(band), (bucket) => compareBucket(bucket, compare, sortKeys, found))
  }
  return found
}

/**
 * All pairs of a bucket; in one that exploded, as templated texts make them, each with its first texts and with those
 * next in the order of another band. What is compared never depends on what was found: threads would differ.
 */
function compareBucket(
  bucket: number[],
  compare: (one: number, other: number) => void,
  sortKeys: Uint8Array,
  found: Found,
) {
  const size = bucket.length
  const all = size <= bucketAtMost
  if (!all) {
    found.cappedBuckets++
    found.cappedTexts += size
    for (let one = 0; one < representatives; one++)
      for (let other = one + 1; other < size; other++) compare(bucket[one]!, bucket[other]!)
    bucket.sort((a, b) => keyAt(sortKeys, a) - keyAt(sortKeys, b) || a - b)
  }
  for (let one = 0; one < size; one++) {
    const until = all ? size : Math.min(size, one + 1 + window)
    for (let other = one + 1; other < until; other++) compare(bucket[one]!, bucket[other]!)
  }
}

const refusedRoom = 1 << 19

function openPairs({ texts, firsts, threshold, sketch, bands, parent, partner, similarity }: Plan, found: Found) {
  const similarityOf = openComparison(texts, threshold)
  const { unlike, mostUnlike } = openSketches(sketch, bands)
  const most = mostUnlike(threshold)
  // The whole pair is kept: a hash of it would now and then refuse another pair.
  const refused = new Float64Array(refusedRoom).fill(-1)

  return function compare(one: number, other: number) {
    // Most of those in one group have the same text above them: no need to go up further.
    if (parent[one] === parent[other] || rootOf(parent, one) === rootOf(parent, other)) return
    if (unlike(one, other) > most) return
    const pair = Math.min(one, other) * firsts.length + Math.max(one, other)
    const slot = (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca77)) & (refusedRoom - 1)
    if (refused[slot] === pair) return
    found.compared++
    const [left, right] = [firsts[one]!, firsts[other]!]
    const likeness = similarityOf(left, right)
    if (likeness < threshold) {
      refused[slot] = pair
      return
    }
    for (const [member, with_] of [
      [left, right],
      [right, left],
    ] as const)
      if (Atomics.compareExchange(partner, member, -1, with_) === -1) similarity[member] = likeness
    join(parent, one, other)
  }
}

const allPairsUpTo = 48

/** The nearest of its group for each member; in a large group, the nearest of its first and of those around. */
function partners({ texts, threshold, members, begins, partner, similarity, next }: Plan): Found {
  const found = nothing()
  const similarityOf = openComparison(texts, threshold)
  for (const [from, until] of shares(next, 3, begins.length - 1, 16))
    for (let group = from; group < until; group++) {
      const [begin, end] = [begins[group]!, begins[group + 1]!]
      if (end - begin === 2) continue // They have been compared, and have nobody else.
      const nearest = new Float64Array(end - begin)
      const large = end - begin > allPairsUpTo
      for (let one = begin; one < end; one++)
        for (let other = one + 1; other < end; other++) {
          if (large && one - begin >= 4 && other - one > 16) break
          const [a, b] = [members[one]!, members[other]!]
          const likeness = similarityOf(a, b)
          found.compared++
          if (likeness < threshold) continue
          if (likeness > nearest[one - begin]!) {
            nearest[one - begin] = likeness
            partner[a] = b
            similarity[a] = likeness
          }
          if (likeness > nearest[other - begin]!) {
            nearest[other - begin] = likeness
            partner[b] = a
            similarity[b] = likeness
          }
        }
    }
  return found
}

/** Keys of all texts, copies to the letter too, as the table of bands has them. */
function wholeKeys({ texts, bands, wholeKeys, next }: Plan): Found {
  const { count } = texts
  const signer = openSigner(bands)
  let grams = new Int32Array(4096)
  for (const [from, until] of shares(next, 0, count, together))
    for (let at = from; at < until; at++) {
      const units = texts.length[at]!
      if (units > grams.length) grams = new Int32Array(units * 2)
      const textKeys = signer.keysOf(grams, gramsOf(texts, at, grams))
      for (let band = 0; band < bands.bands; band++) wholeKeys[band * count + at] = textKeys[band]!
    }
  return nothing()
}
