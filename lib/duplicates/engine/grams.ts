import { normalise } from '../../content-hash'

const gramLength = 5

/**
 * Texts side by side in memory that threads share: one byte for each character where all of them fit, two where not.
 * Strings would be copied to every thread and read slower.
 */
export type Texts = {
  bytes: Uint8Array
  /** Each begins with a whole word. */
  start: Uint32Array
  length: Uint32Array
  wide: Uint8Array
  count: number
}

/** Two texts that differ only in width, case, white space or in what cannot be seen are the same text. */
export const comparable = (text: string) => normalise(unseen.test(text) ? text.replace(unseenAll, '') : text)
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u
const unseenAll = new RegExp(unseen.source, 'gu')

/** How many 5-grams a text has, repeats too; a shorter text is one gram. */
export const gramCount = ({ length }: Texts, at: number) => Math.max(1, length[at]! - gramLength + 1)

/** The hashes of the 5-grams of a text from one to another, written to their places in `out`: all of them, unless told otherwise. Returns how many there are. */
export function gramsOf(texts: Texts, at: number, out: Int32Array, begin = 0, end = gramCount(texts, at)): number {
  const from = texts.start[at]!
  const units = texts.length[at]!
  if (texts.wide[at]) wideGrams(texts.bytes, from, units, out, begin, end)
  else narrowGrams(texts.bytes, from, units, out, begin, end)
  return end
}

function narrowGrams(bytes: Uint8Array, from: number, units: number, out: Int32Array, begin: number, end: number) {
  let window = 0
  for (let unit = begin; unit < begin + 4; unit++)
    window = (window >>> 8) | ((unit < units ? bytes[from + unit]! : 0) << 24)
  for (let gram = begin; gram < end; gram++) {
    const next = gram + 4 < units ? bytes[from + gram + 4]! : 0
    let hash = (Math.imul(window, 0x9e3779b1) + Math.imul(next, 0x85ebca77)) | 0
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae3d)
    out[gram] = hash ^ (hash >>> 13)
    window = (window >>> 8) | (next << 24)
  }
}

/** The same hashes, of characters of two bytes: where the upper ones are zero it gives what the loop above gives. */
function wideGrams(bytes: Uint8Array, from: number, units: number, out: Int32Array, begin: number, end: number) {
  let [low, high] = [0, 0]
  for (let unit = begin; unit < begin + 4; unit++) {
    low = (low >>> 8) | ((unit < units ? bytes[from + unit * 2]! : 0) << 24)
    high = (high >>> 8) | ((unit < units ? bytes[from + unit * 2 + 1]! : 0) << 24)
  }
  for (let gram = begin; gram < end; gram++) {
    const there = gram + 4 < units
    const [nextLow, nextHigh] = there ? [bytes[from + (gram + 4) * 2]!, bytes[from + (gram + 4) * 2 + 1]!] : [0, 0]
    let hash =
      (Math.imul(low, 0x9e3779b1) +
        Math.imul(nextLow, 0x85ebca77) +
        Math.imul(high, 0x27d4eb2f) +
        Math.imul(nextHigh, 0x165667b1)) |
      0
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae3d)
    out[gram] = hash ^ (hash >>> 13)
    low = (low >>> 8) | (nextLow << 24)
    high = (high >>> 8) | (nextHigh << 24)
  }
}
