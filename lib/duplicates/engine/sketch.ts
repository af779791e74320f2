import type { Bands } from './bands'

const binsInWord = 8

/** Words that a text's sketch takes: four bits of each bin of its signature. */
export const sketchWords = ({ bands, rows }: Bands) => Math.ceil((bands * rows) / binsInWord)

/** What refuses a candidate without reading its text. Texts lie one after another in `sketch`. */
export function openSketches(sketch: Int32Array, bands: Bands) {
  const bins = bands.bands * bands.rows
  const words = sketchWords(bands)

  function write(at: number, signature: Int32Array) {
    for (let word = 0, bin = 0; word < words; word++) {
      let bits = 0
      for (let place = 0; place < binsInWord && bin < bins; place++, bin++)
        bits |= ((signature[bin]! >>> 11) & 15) << (place * 4)
      sketch[at * words + word] = bits
    }
  }

  /** In how many bins two texts differ. */
  function unlike(one: number, other: number) {
    let differ = 0
    for (let a = one * words, b = other * words, end = a + words; a < end; a++, b++) {
      let bits = sketch[a]! ^ sketch[b]!
      bits |= bits >>> 1
      bits |= bits >>> 2
      differ += Math.imul(bits & 0x11111111, 0x11111111) >>> 28
    }
    return differ
  }

  /** Four standard deviations above what a pair at the threshold differs in: a true pair passes it once in thirty thousand times. */
  function mostUnlike(threshold: number) {
    // Of bins that differ, one in sixteen has the same four bits.
    const share = ((1 - threshold) * 15) / 16
    return Math.ceil(bins * (share + 4 * Math.sqrt((share * (1 - share)) / bins)))
  }

  return { write, unlike, mostUnlike }
}
