import type { Bands } from './bands'

const empty = 0x7fffffff
const probes = 32

/** Spreads 32 bits over 32 bits, one to one. */
export function mix(given: number) {
  let bits = given | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

/**
 * MinHash by one permutation: each gram falls into one bin and the least of a bin counts; a bin that stays empty takes
 * the value of another, chosen by its own number. The loop has no branches, which is worth more than half of its time.
 */
export function openSigner({ bands, rows }: Bands) {
  const size = bands * rows
  const least = new Int32Array(size)
  const signature = new Int32Array(size)
  const borrowed = Int32Array.from({ length: size * probes }, (_, at) => (mix(at * 2 + 1) >>> 0) % size)
  const keys = new Int32Array(bands)

  function sign(grams: Int32Array, count: number) {
    least.fill(empty)
    for (let at = 0; at < count; at++) {
      const hash = grams[at]!
      const bin = ((hash >>> 16) * size) >>> 16
      const value = Math.imul(hash, 0x9e3779b1) >>> 1
      const now = least[bin]!
      const less = value - now
      least[bin] = now + (less & (less >> 31))
    }
    for (let bin = 0; bin < size; bin++) {
      let value = least[bin]!
      for (let probe = 0; value === empty && probe < probes; probe++) value = least[borrowed[bin * probes + probe]!]!
      for (let next = bin; value === empty; next++) value = least[next % size]!
      signature[bin] = value
    }
    return signature
  }

  function keysOf(grams: Int32Array, count: number) {
    sign(grams, count)
    for (let band = 0, bin = 0; band < bands; band++) {
      let key = band + 1
      for (let row = 0; row < rows; row++, bin++) {
        key = Math.imul(key ^ signature[bin]!, 0x9e3779b1)
        key ^= key >>> 15
      }
      keys[band] = mix(key)
    }
    return keys
  }

  return { keysOf, signature }
}

/** Two 32-bit marks of a text in its order, four bytes at a time: texts with the same two are the same text. It begins with a whole word. */
export function fingerprintOf(bytes: Uint8Array, words: Int32Array, from: number, until: number, seed: number) {
  let [one, other] = [seed ^ 0x2545f491, seed ^ 0x1b873593]
  const wordsUntil = until - ((until - from) & 3)
  for (let at = from; at < wordsUntil; at += 4) {
    const word = words[at >>> 2]!
    one = Math.imul(one ^ word, 0x9e3779b1)
    one ^= one >>> 15
    other = Math.imul(other + word, 0x85ebca77)
    other ^= other >>> 13
  }
  for (let at = wordsUntil; at < until; at++) {
    one = Math.imul(one ^ (bytes[at]! + 1), 0x01000193)
    other = (Math.imul(other, 31) + bytes[at]! + 1) | 0
  }
  return [mix(one ^ (other << 7)), mix(other)] as const
}
