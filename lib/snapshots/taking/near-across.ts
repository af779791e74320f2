import { setImmediate as breathe } from 'node:timers/promises'
import { openComparison } from '../../duplicates/engine/compare'
import type { Texts } from '../../duplicates/engine/grams'
import { openRarest } from './rarest-grams'

/** So many of its rarest grams a pair has to share before it is compared. */
const together = 4
/** What is looked at for one text: of a template that fills most of many texts, even the rarest grams are in all of them. */
const lookedAtMost = 50_000
const turn = 1_000

export type Near = {
  /** Held-out texts with at least one text on the other side that is as near as the threshold. */
  near: Set<number>
  /** Pairs that were compared exactly. */
  compared: number
  /** Texts for which more would have had to be looked at. */
  capped: number
}

/** Which held-out texts are near to one that is not: every such pair is found, unless a text was capped. */
export async function nearAcross(
  texts: Texts,
  isHeld: (at: number) => boolean,
  { threshold, signal }: { threshold: number; signal: AbortSignal },
): Promise<Near> {
  const rarestOf = openRarest(texts, threshold, together)
  const pause = async (at: number) => {
    if (at % turn > 0) return
    signal.throwIfAborted()
    await breathe()
  }
  const { held, sizes, needs, begins, keys } = await readHeld()
  const lists = listsOf(keys, begins)

  const similarityOf = openComparison(texts, threshold)
  const near = new Set<number>()
  const hits = new Uint8Array(held.length)
  let touched = new Int32Array(1024)
  let [compared, capped] = [0, 0]
  for (let at = 0; at < texts.count; at++) {
    if (isHeld(at)) continue
    const { keys, size, needed } = rarestOf(at)
    let [looked, count] = [0, 0]
    for (let key = 0; key < keys.length; key++) {
      const { from, until } = lists.of(keys[key]!)
      looked += until - from
      if (looked > lookedAtMost) {
        capped++
        break
      }
      if (count + until - from > touched.length) {
        const more = new Int32Array((count + until - from) * 2)
        more.set(touched)
        touched = more
      }
      for (let place = from; place < until; place++) {
        const other = lists.places[place]!
        if (hits[other] === 0) touched[count++] = other
        if (hits[other]! < together) hits[other]!++
      }
    }
    for (let place = 0; place < count; place++) {
      const other = touched[place]!
      const enough = hits[other]! >= Math.min(needed, needs[other]!)
      hits[other] = 0
      if (!enough || near.has(held[other]!)) continue
      if (Math.min(size, sizes[other]!) < threshold * Math.max(size, sizes[other]!) - 1) continue
      compared++
      if (similarityOf(at, held[other]!) >= threshold) near.add(held[other]!)
    }
    await pause(at)
  }
  return { near, compared, capped }

  async function readHeld() {
    const held: number[] = []
    const sizes: number[] = []
    const needs: number[] = []
    const begins: number[] = [0]
    let keys = new Uint32Array(1024)
    for (let at = 0; at < texts.count; at++) {
      if (!isHeld(at)) continue
      const rarest = rarestOf(at)
      const begin = begins.at(-1)!
      if (begin + rarest.keys.length > keys.length) {
        const more = new Uint32Array((begin + rarest.keys.length) * 2)
        more.set(keys)
        keys = more
      }
      keys.set(rarest.keys, begin)
      held.push(at)
      sizes.push(rarest.size)
      needs.push(rarest.needed)
      begins.push(begin + rarest.keys.length)
      await pause(at)
    }
    return { held, sizes, needs, begins, keys: keys.subarray(0, begins.at(-1)) }
  }
}

/** For each key the texts that have it, side by side. Keys may share a slot: that only looks at a few more. */
function listsOf(keys: Uint32Array, begins: readonly number[]) {
  const bits = Math.max(4, Math.ceil(Math.log2(keys.length + 1)))
  const slotOf = (key: number) => Math.imul(key, 0x9e3779b1) >>> (32 - bits)
  const ends = new Uint32Array(2 ** bits + 1)
  for (const key of keys) ends[slotOf(key) + 1]!++
  for (let slot = 1; slot < ends.length; slot++) ends[slot]! += ends[slot - 1]!
  const next = ends.slice()
  const places = new Int32Array(keys.length)
  for (let text = 0; text + 1 < begins.length; text++)
    for (let at = begins[text]!; at < begins[text + 1]!; at++) places[next[slotOf(keys[at]!)]!++] = text
  return {
    places,
    of(key: number) {
      const slot = slotOf(key)
      return { from: ends[slot]!, until: ends[slot + 1]! }
    },
  }
}
