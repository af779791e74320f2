import type { Sizes } from './schema'
import { openReader } from './stand-alone'

/** How like each text is to all of them together: the cosine between its features and their mean, from 0 to 1. */
export function likenessOf(sizes: Sizes, texts: readonly string[][]): number[] {
  const readText = openReader(sizes)
  const sum = new Float64Array((1 << sizes.wordBits) + (1 << sizes.runBits))
  for (const text of texts) {
    const { count, ids, values } = readText(text)
    for (let at = 0; at < count; at++) sum[ids[at]!]! += values[at]!
  }
  const length = Math.sqrt(sum.reduce((total, each) => total + each * each, 0)) || 1
  return texts.map((text) => {
    const { count, ids, values } = readText(text)
    let [along, square] = [0, 0]
    for (let at = 0; at < count; at++) {
      along += sum[ids[at]!]! * values[at]!
      square += values[at]! ** 2
    }
    return along / (length * (Math.sqrt(square) || 1))
  })
}
