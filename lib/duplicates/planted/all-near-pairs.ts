import { normalise } from '../../content-hash'

export type NearPair = { first: number; second: number; similarity: number }

/** Every near pair there is, by comparing all with all: slow, plain, and with nothing of the engine in it. */
export function allNearPairs(texts: readonly string[], threshold: number): NearPair[] {
  const numbers = new Map<string, number>()
  const holders: number[][] = []
  const sizes: number[] = []
  const pairs: NearPair[] = []
  const shared = new Int32Array(texts.length)
  for (const [second, text] of texts.entries()) {
    const plain = normalise(text)
    const grams = new Set(Array.from({ length: Math.max(1, plain.length - 4) }, (_, at) => plain.slice(at, at + 5)))
    sizes.push(grams.size)
    shared.fill(0, 0, second)
    for (const gram of grams) {
      const number = numbers.get(gram) ?? numbers.size
      numbers.set(gram, number)
      const before = holders[number] ?? []
      for (const first of before) shared[first]!++
      before.push(second)
      holders[number] = before
    }
    for (let first = 0; first < second; first++) {
      const similarity = shared[first]! / (sizes[first]! + grams.size - shared[first]!)
      if (similarity >= threshold) pairs.push({ first, second, similarity })
    }
  }
  return pairs
}
