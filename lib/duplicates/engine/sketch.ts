import type { Bands } from './bands'

const bitsOfBin = 2
const binsInWord = 32 / bitsOfBin
/** The lowest bit of each bin. */
const lowest = 0x55555555

/** Words that a text's sketch takes: two bits of each bin of its signature. */
export const sketchWords = ({ bands, rows }: Bands) => Math.ceil((bands * rows) / binsInWord)

/** What refuses a candidate without reading its text. Texts lie one after another in `sketch`. */
export function openSketches(sketch: Int32Array, bands: Bands) {
  const bins = bands.bands * bands.rows
  const words = sketchWords(bands)

  function write(at: number, signature: Int32Array) {
    for (let word = 0, bin = 0; word < words; word++) {
      let bits = 0
      for (let place = 0; place < binsInWord && bin < bins; place++, bin++)
        bits |= ((signature[bin]! >>> 11) & 3) << (place * bitsOfBin)
      sketch[at * words + word] = bits
    }
  }

  /** In how many bins two texts differ. */
  function unlike(one: number, other: number) {
    let differ = 0
    for (let a = one * words, b = other * words, end = a + words; a < end; a++, b++) {
      let bits = sketch[a]! ^ sketch[b]!
      bits = (bits | (bits >>> 1)) & lowest
      // How many bits are set: by twos, by fours, and all of them.
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
      bits = (bits + (bits >>> 4)) & 0x0f0f0f0f
      differ += Math.imul(bits, 0x01010101) >>> 24
    }
    return differ
  }

  /** Four standard deviations above what a pair at the threshold differs in: a true pair passes it once in thirty thousand times. */
  function mostUnlike(threshold: number) {
    // Of bins that differ, one in four has the same two bits.
    const share = ((1 - threshold) * 3) / 4
    return Math.ceil(bins * (share + 4 * Math.sqrt((share * (1 - share)) / bins)))
  }

  return { write, unlike, mostUnlike }
}
