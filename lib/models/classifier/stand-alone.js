// Scores texts with a classifier that was trained in Assay. One file without dependencies, for Node and browsers:
//   const classifier = await openClassifier(manifest, weights)   // model.json, parsed, and the bytes of weights.bin
//   classifier.score(frame({ prompt: 'How do I boil an egg?' })).verdict
// A text becomes hashed words, pairs of words and runs of 3–5 characters; each head is one weighted sum of them.
const longest = 50_000 // Longer texts are read up to here, in UTF-16 units.
const [letter, symbol, space] = [1, 2, 32]
const kinds = Uint8Array.from({ length: 65_536 }, (_, unit) =>
  /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit)) ? letter : unit > 127 ? symbol : 0,
)
const damped = Float64Array.from({ length: 65_536 }, (_, times) => 1 + Math.log(times || 1))
const plain = /^[\t\n\r -~]*$/
const invisible = /\u00ad|[\u200b-\u200f]|\u2060|[\ufe00-\ufe0f]|\ufeff/g
const step = (hash, unit) => Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 15)
const place = (hash, size) => (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 11) & (size - 1)

/** The one framing, in training, evaluation and use: a text alone, or a question and its answer, each read apart. */
export const frame = ({ prompt, response }) => (response == null ? [prompt] : [prompt, response])

/** Small letters, one space between words and at both ends, nothing invisible. */
function spell(text) {
  const small = (plain.test(text) ? text : text.normalize('NFKC').replace(invisible, '')).toLowerCase()
  return ` ${small
    .replace(/\s\s+|[^\S ]/g, ' ')
    .trimStart()
    .slice(0, longest)
    .trimEnd()} `
}

/** Reads a framed text into buffers that the next call overwrites. */
export function openReader({ wordBits, runBits }) {
  const [words, runs] = [1 << wordBits, 1 << runBits]
  const [times, units] = [new Uint16Array(words + runs), new Uint16Array(longest + 2)]
  const read = { count: 0, ids: new Int32Array(10 * longest), values: new Float32Array(10 * longest) }
  const take = (id) => {
    if (times[id]++ === 0) read.ids[read.count++] = id
  }
  const takeWord = (word, previous) => {
    take(place(word, words))
    if (previous !== 0) take(place(step(previous, word), words))
    return word
  }
  const takeWords = (length, salt) => {
    for (let [at, word, previous] = [0, 0, 0]; at < length; at++) {
      const [unit, kind, sign] = [units[at], kinds[units[at]], step(salt, units[at])]
      if (kind === letter) word = step(word || salt, unit)
      else if (word !== 0) [previous, word] = [takeWord(word, previous), 0]
      // A sign beyond the first 65,536, such as an emoji, has a second unit.
      if (kind === symbol) previous = takeWord(unit >> 10 === 0x36 ? step(sign, units[++at]) : sign, previous)
    }
  }
  const takeRuns = (length, salt) => {
    for (let at = 0; at + 2 < length; at++) {
      if (units[at + 1] === space) continue // Runs stay within a word and the spaces around it.
      let run = step(step(salt, units[at]), units[at + 1])
      for (let end = at + 2; end < length && end < at + 5; end += units[end] === space ? 3 : 1) {
        run = step(run, units[end])
        take(words + place(run, runs))
      }
    }
  }
  /** What is counted becomes values: damped, and together of length 1. */
  const weigh = (takeAll, length, salt) => {
    const [from, { ids, values }] = [read.count, read]
    takeAll(length, salt)
    let square = 0
    for (let at = from; at < read.count; at++) {
      values[at] = damped[times[ids[at]]]
      square += damped[times[ids[at]]] ** 2
      times[ids[at]] = 0
    }
    const scale = 1 / Math.sqrt(square)
    for (let at = from; at < read.count; at++) values[at] *= scale
  }
  return (segments) => {
    read.count = 0
    for (const [segment, text] of segments.map(spell).entries()) {
      for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
      for (const takeAll of [takeWords, takeRuns]) weigh(takeAll, text.length, Math.imul(segment + 1, 0x9e3779b1))
    }
    return read
  }
}

/** Refuses weights other than those that model.json describes. */
export async function openClassifier({ format, sizes, features, heads, threshold, sha256 }, weights) {
  if (format !== 'assay-classifier-1') throw new Error('This file reads classifiers of the format assay-classifier-1')
  const bytes = weights.slice().buffer
  const hash = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  if (hash.map((byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256)
    throw new Error('These weights are not the ones that model.json describes')
  const [readText, sums] = [openReader(sizes), new Float64Array(heads.length)]
  const table = new Float32Array(bytes, 4 * features)
  const rows = new Int32Array((1 << sizes.wordBits) + (1 << sizes.runBits)).fill(-1)
  for (const [row, id] of new Int32Array(bytes, 0, features).entries()) rows[id] = row

  /** The sum of each head, before calibration, in a buffer that the next call overwrites. */
  function sum(segments) {
    const { count, ids, values } = readText(segments)
    for (let head = 0; head < sums.length; head++) sums[head] = heads[head].bias
    for (let at = 0; at < count; at++) {
      const row = rows[ids[at]] * sums.length
      if (row >= 0) for (let head = 0; head < sums.length; head++) sums[head] += values[at] * table[row + head]
    }
    return sums
  }
  /** The first head is the cost: larger is worse, above the threshold unsafe. The others are labels. */
  function score(segments) {
    const [cost] = sum(segments)
    const chances = heads.map(({ code, calibration: by }, at) => ({ code, probability: calibrated(by, sums[at]) }))
    const [{ probability }, ...labels] = chances
    return { verdict: cost > threshold ? 'unsafe' : 'safe', probability, cost, labels }
  }
  return { sum, score }
}

/** A sum as a chance: on Platt's curve, or between the steps that were seen. */
export function calibrated({ slope, offset, costs, probabilities }, cost) {
  if (slope !== undefined) return 1 / (1 + Math.exp(-(slope * cost + offset)))
  const after = costs.findIndex((each) => each > cost)
  if (after <= 0) return probabilities.at(after === 0 ? 0 : -1)
  const share = (cost - costs[after - 1]) / (costs[after] - costs[after - 1])
  return probabilities[after - 1] + share * (probabilities[after] - probabilities[after - 1])
}
