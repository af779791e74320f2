// Scores texts with a classifier that was trained in Assay. One file without dependencies, for Node and browsers:
//   const classifier = await openClassifier(manifest, weights)   // model.json, parsed, and the bytes of weights.bin
//   classifier.score(frame({ prompt: 'How do I boil an egg?' })).verdict
// A text becomes hashed words, pairs of words and runs of 3–5 characters; each head is one weighted sum of them.
const longest = 50_000 // Longer texts are read up to here, in UTF-16 units.
const [letter, symbol, blank, space] = [1, 2, 3, 32]
const kindOf = (sign) =>
  /[\p{L}\p{N}\p{M}]/u.test(sign) ? letter : /\s/.test(sign) ? blank : sign > '\x7f' ? symbol : 0
const kinds = Uint8Array.from({ length: 65_536 }, (_, unit) => kindOf(String.fromCharCode(unit)))
const damped = Float64Array.from({ length: 65_536 }, (_, times) => 1 + Math.log(times || 1))
const invisible = /\u00ad|[\u200b-\u200f]|\u2060|[\ufe00-\ufe0f]|\ufeff/g
const step = (hash, unit) => Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 15)
const place = (hash, size) => (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 11) & (size - 1)
/** The one framing, in training, evaluation and use: a text alone, or a question and its answer, each read apart. */
export const frame = ({ prompt, response }) => (response == null ? [prompt] : [prompt, response])

/** Reads a framed text into buffers that the next call overwrites. */
export function openReader({ wordBits, runBits }) {
  const [words, runs] = [1 << wordBits, 1 << runBits]
  const [times, units] = [new Uint16Array(words + runs), new Uint16Array(longest + 2).fill(space)]
  const [ids, values] = [new Int32Array(10 * longest), new Float32Array(10 * longest)]
  /** Small letters, one space between words and some at both ends, nothing invisible. Returns how many units that are. */
  const spell = (text) => {
    const small = (/^[\t\n\r -~]*$/.test(text) ? text : text.normalize('NFKC').replace(invisible, '')).toLowerCase()
    let length = 1
    for (let at = 0; at < small.length && length <= longest; at++) {
      const unit = kinds[small.charCodeAt(at)] === blank ? space : small.charCodeAt(at)
      if (unit !== space || units[length - 1] !== space) units[length++] = unit
    }
    units[length] = space
    return length + 1
  }
  /** Returns how many features there are then. Without a branch: whether one is new is hard to foretell. */
  const take = (count, id) => {
    ids[count] = id
    return count + ((times[id]++ - 1) >>> 31)
  }
  const takeWords = (count, length, salt) => {
    for (let at = 0, previous = 0, word = 0; at < length; previous = word || previous) {
      for (word = 0; kinds[units[at]] === letter; at++) word = step(word || salt, units[at])
      if (word === 0 && kinds[units[at++]] !== symbol) continue
      if (word === 0) word = step(salt, units[at - 1]) // A sign is a word; an emoji has a second unit.
      if (units[at - 1] >> 10 === 0x36) word = step(word, units[at++])
      count = take(count, place(word, words))
      if (previous !== 0) count = take(count, place(step(previous, word), words))
    }
    return count
  }
  /** Runs stay within a word and the spaces around it. */
  const takeRuns = (count, length, salt) => {
    for (let from = 0, to = 1; to < length; from = to++) {
      while (units[to] !== space) to++
      for (let at = from; at < to - 1; at++) {
        let run = step(step(salt, units[at]), units[at + 1])
        for (let end = at + 2; end <= to && end < at + 5; end++) {
          run = step(run, units[end])
          count = take(count, words + place(run, runs))
        }
      }
    }
    return count
  }
  /** What is counted becomes values: damped, and together of length 1. */
  const weigh = (from, count) => {
    let square = 0
    for (let at = from; at < count; at++) {
      const value = damped[times[ids[at]]]
      square += value * value
      values[at] = value
      times[ids[at]] = 0
    }
    const scale = 1 / Math.sqrt(square)
    for (let at = from; at < count; at++) values[at] *= scale
    return count
  }
  return (segments) => {
    let count = 0
    segments.forEach((text, segment) => {
      const [length, salt] = [spell(text), Math.imul(segment + 1, 0x9e3779b1)]
      for (const takeAll of [takeWords, takeRuns]) count = weigh(count, takeAll(count, length, salt))
    })
    return { count, ids, values }
  }
}

/** Refuses weights other than those that model.json describes. */
export async function openClassifier({ format, sizes, features, heads, threshold, sha256 }, weights) {
  if (format !== 'assay-classifier-1') throw new Error('This file reads classifiers of the format assay-classifier-1')
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', weights))
  if (Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256)
    throw new Error('These weights are not the ones that model.json describes')
  const [read, bytes] = [openReader(sizes), new Uint8Array(weights.length + 4 * heads.length)]
  // The last row, of zeros, is for features that no head knows.
  bytes.set(weights)
  const table = new Float32Array(bytes.buffer, 4 * features)
  const rows = new Int32Array((1 << sizes.wordBits) + (1 << sizes.runBits)).fill(heads.length * features)
  for (const [row, id] of new Int32Array(bytes.buffer, 0, features).entries()) rows[id] = heads.length * row
  /** The sum of each head, before calibration. */
  const sum = (segments) => {
    const { count, ids, values } = read(segments)
    return heads.map(({ bias: total }, head) => {
      for (let at = 0; at < count; at++) total += values[at] * table[rows[ids[at]] + head]
      return total
    })
  }
  /** The first head is the cost: larger is worse, above the threshold unsafe. The others are labels. */
  const score = (segments) => {
    const [cost, ...others] = sum(segments)
    const [probability, ...chances] = [cost, ...others].map((each, at) => calibrated(heads[at].calibration, each))
    const labels = chances.map((chance, at) => ({ code: heads[at + 1].code, probability: chance }))
    return { verdict: cost > threshold ? 'unsafe' : 'safe', probability, cost, labels }
  }
  return { sum, score }
}

/** A sum as a chance: on Platt's curve, or between the steps that were seen. */
export function calibrated({ slope, offset, costs, probabilities: seen }, cost) {
  if (slope !== undefined) return 1 / (1 + Math.exp(-(slope * cost + offset)))
  const after = costs.findIndex((each) => each > cost)
  if (after <= 0) return seen.at(after) // Below the first, or above the last.
  const share = (cost - costs[after - 1]) / (costs[after] - costs[after - 1])
  return seen[after - 1] + share * (seen[after] - seen[after - 1])
}
