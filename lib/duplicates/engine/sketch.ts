import type { Bands } from './bands'

/** Four bits of each of the first 128 bins of a signature: one line of a processor's memory for a text. */
export const sketchWords = 16
const binsInWord = 8

const binsOf = ({ bands, rows }: Bands) => Math.min(sketchWords * binsInWord, bands * rows)

export function writeSketch(sketch: Int32Array, at: number, signature: Int32Array) {
  const bins = Math.min(sketchWords * binsInWord, signature.length)
  for (let word = 0, bin = 0; word < sketchWords; word++) {
    let bits = 0
    for (let place = 0; place < binsInWord && bin < bins; place++, bin++)
      bits |= ((signature[bin]! >>> 11) & 15) << (place * 4)
    sketch[at * sketchWords + word] = bits
  }
}

/** How many bins two texts have in common. Bins that no signature fills are in common always. */
export function likeSketches(sketch: Int32Array, one: number, other: number) {
  let unlike = 0
  for (let word = 0, a = one * sketchWords, b = other * sketchWords; word < sketchWords; word++, a++, b++) {
    let bits = sketch[a]! ^ sketch[b]!
    bits |= bits >>> 1
    bits |= bits >>> 2
    unlike += Math.imul(bits & 0x11111111, 0x11111111) >>> 28
  }
  return sketchWords * binsInWord - unlike
}

/** Four standard deviations below what a pair at the threshold has in common: a true pair falls under it once in thirty thousand times. */
export function leastAlike(threshold: number, bands: Bands) {
  const bins = binsOf(bands)
  // Of bins that differ, one in sixteen has the same four bits.
  const share = threshold + (1 - threshold) / 16
  const spread = Math.sqrt((share * (1 - share)) / bins)
  return Math.floor(bins * Math.max(0, share - 4 * spread)) + sketchWords * binsInWord - bins
}
