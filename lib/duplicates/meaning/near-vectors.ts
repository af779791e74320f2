/** Vectors one after another, each of length one. */
export type Vectors = { values: Float32Array; dimensions: number; count: number }
export type NearPairs = { first: Int32Array; second: Int32Array; cosine: Float32Array }

const blockRows = 256

/**
 * Pairs whose cosine is at least the threshold, found exactly, a block of rows against a block of rows. Of pairs within one
 * group only those are named that bring two of its members together first, or that are the nearest of one of them so far.
 * `share` of `shares` does its part of the blocks.
 */
export function nearVectors(
  { values, dimensions, count }: Vectors,
  threshold: number,
  share = 0,
  shares = 1,
): NearPairs {
  const quarter = dimensions >> 2
  const rest = restNorms({ values, dimensions, count }, quarter)
  const nearest = new Float32Array(count)
  const parent = Int32Array.from({ length: count }, (_, at) => at)
  const rootOf = (at: number) => {
    let here = at
    while (parent[here] !== here) {
      parent[here] = parent[parent[here]!]!
      here = parent[here]!
    }
    return here
  }
  const [first, second, cosine]: [number[], number[], number[]] = [[], [], []]

  function compare(one: number, other: number) {
    const [a, b] = [one * dimensions, other * dimensions]
    // What is still to come cannot be more than the product of the lengths of what is left of both.
    const begun = dot(values, a, b, 0, quarter)
    if (begun + rest[one]! * rest[other]! < threshold) return
    const found = begun + dot(values, a, b, quarter, dimensions)
    if (found < threshold) return
    const [here, there] = [rootOf(one), rootOf(other)]
    if (here === there && found <= nearest[one]! && found <= nearest[other]!) return
    if (here !== there) parent[Math.max(here, there)] = Math.min(here, there)
    nearest[one] = Math.max(nearest[one]!, found)
    nearest[other] = Math.max(nearest[other]!, found)
    first.push(one)
    second.push(other)
    cosine.push(Math.min(1, found))
  }

  const blocks = Math.ceil(count / blockRows)
  for (let left = 0; left < blocks; left++)
    for (let right = left; right < blocks; right++) {
      if ((left + right) % shares !== share) continue
      const until = Math.min(count, (right + 1) * blockRows)
      for (let one = left * blockRows; one < Math.min(count, (left + 1) * blockRows); one++)
        for (let other = Math.max(one + 1, right * blockRows); other < until; other++) compare(one, other)
    }
  return { first: Int32Array.from(first), second: Int32Array.from(second), cosine: Float32Array.from(cosine) }
}

/** Four sums side by side, which do not wait for each other. */
function dot(values: Float32Array, a: number, b: number, from: number, until: number) {
  let [w, x, y, z] = [0, 0, 0, 0]
  let at = from
  for (; at + 3 < until; at += 4) {
    w += values[a + at]! * values[b + at]!
    x += values[a + at + 1]! * values[b + at + 1]!
    y += values[a + at + 2]! * values[b + at + 2]!
    z += values[a + at + 3]! * values[b + at + 3]!
  }
  for (; at < until; at++) w += values[a + at]! * values[b + at]!
  return w + x + y + z
}

/** How long each vector is without its first part; a hair more, for what rounding takes away. */
function restNorms({ values, dimensions, count }: Vectors, from: number) {
  const norms = new Float32Array(count)
  for (let at = 0; at < count; at++)
    norms[at] = Math.sqrt(dot(values, at * dimensions, at * dimensions, from, dimensions)) + 1e-4
  return norms
}

/** Scaled to length one in place; a vector of nothing stays one. */
export function normalise({ values, dimensions, count }: Vectors) {
  for (let at = 0; at < count; at++) {
    const from = at * dimensions
    const length = Math.sqrt(dot(values, from, from, 0, dimensions))
    if (length > 0) for (let place = from; place < from + dimensions; place++) values[place]! /= length
  }
}
