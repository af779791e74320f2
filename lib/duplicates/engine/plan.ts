import { type Bands, bandsFor } from './bands'
import type { Texts } from './grams'
import { sketchWords } from './sketch'

/** All that threads share. `next` holds the counters by which they take shares of the work. */
export type Plan = {
  texts: Texts
  threshold: number
  bands: Bands
  /** Two of each text: what has the same two is the same to the letter. */
  fingerprints: Int32Array
  /** The first texts of their kind, in order: what follows is a copy to the letter. All below but partners goes by a place in this. */
  firsts: Int32Array
  /** By band, then by text, three bytes each: that a few more texts share one costs less than the memory of a fourth. */
  keys: Uint8Array
  /** The same of every text and with all four bytes, where they are to be kept. */
  wholeKeys: Int32Array
  /** What refuses a candidate without reading its text. */
  sketch: Int32Array
  parent: Int32Array
  /** By text. */
  partner: Int32Array
  similarity: Float32Array
  /** Groups one after another: their members, and where each begins. */
  members: Int32Array
  begins: Int32Array
  next: Int32Array
}

export const keyBytes = 3

const integers = (length: number) => new Int32Array(new SharedArrayBuffer(Math.max(1, length) * 4))
const nothing = integers(0)

/** What there is before it is known which texts are the first of their kind. */
export function planFor(texts: Texts, threshold: number): Plan {
  const { count } = texts
  return {
    texts,
    threshold,
    bands: bandsFor(threshold),
    fingerprints: integers(count * 2),
    firsts: nothing,
    keys: new Uint8Array(0),
    wholeKeys: nothing,
    sketch: nothing,
    parent: nothing,
    partner: integers(count).fill(-1),
    similarity: new Float32Array(new SharedArrayBuffer(Math.max(1, count) * 4)),
    members: nothing,
    begins: nothing,
    next: integers(8),
  }
}

/** For whole keys of all texts, one band after another. */
export function planForKeys(texts: Texts, bands: Bands): Plan {
  return { ...planFor(texts, 1), bands, wholeKeys: integers(texts.count * bands.bands) }
}

/** What is known of the first texts alone; which those are was all that their marks were for. */
export function partFor(bands: Bands, firsts: Int32Array) {
  const count = firsts.length
  const parent = integers(count)
  for (let at = 0; at < count; at++) parent[at] = at
  return {
    firsts,
    parent,
    fingerprints: nothing,
    keys: new Uint8Array(new SharedArrayBuffer(Math.max(1, count * bands.bands * keyBytes))),
    sketch: integers(count * sketchWords(bands)),
  }
}
