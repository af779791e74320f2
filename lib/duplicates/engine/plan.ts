import { type Bands, bandsFor } from './bands'
import type { Texts } from './grams'
import { sketchWords } from './sketch'

/** All that threads share. `next` holds the counters by which they take shares of the work. */
export type Plan = {
  texts: Texts
  threshold: number
  bands: Bands
  /** By band, then by text, three bytes each: that a few more texts share one costs less than the memory of a fourth. */
  keys: Uint8Array
  /** What refuses a candidate without reading its text. */
  sketch: Int32Array
  fingerprints: Int32Array
  /** The first texts of their kind, in order: what follows is a copy to the letter. */
  firsts: Int32Array
  parent: Int32Array
  partner: Int32Array
  similarity: Float32Array
  /** Groups one after another: their members, and where each begins. */
  members: Int32Array
  begins: Int32Array
  next: Int32Array
}

export const keyBytes = 3

const integers = (length: number) => new Int32Array(new SharedArrayBuffer(Math.max(1, length) * 4))

export function planFor(texts: Texts, threshold: number): Plan {
  const { count } = texts
  const parent = integers(count)
  for (let at = 0; at < count; at++) parent[at] = at
  const bands = bandsFor(threshold)
  return {
    texts,
    threshold,
    bands,
    keys: new Uint8Array(new SharedArrayBuffer(Math.max(1, count * bands.bands * keyBytes))),
    sketch: integers(count * sketchWords(bands)),
    fingerprints: integers(count * 2),
    firsts: integers(0),
    parent,
    partner: integers(count).fill(-1),
    similarity: new Float32Array(new SharedArrayBuffer(Math.max(1, count) * 4)),
    members: integers(0),
    begins: integers(0),
    next: integers(8),
  }
}
