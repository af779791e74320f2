// Scores texts with a classifier that was trained in Assay. One file without dependencies, for Node and browsers:
//   const classifier = await openClassifier(manifest, weights)   // model.json, parsed, and the bytes of weights.bin
//   classifier.score(frame({ prompt: 'How do I boil an egg?' })).verdict
// A text becomes hashed words, pairs of words and runs of 3–5 characters; each head is one weighted sum of them.

/** Longer texts are read up to here, in UTF-16 units. */
const longest = 50_000
const [letter, symbol, white] = [1, 2, 3]
const kinds = Uint8Array.from({ length: 65_536 }, (_, unit) => {
  const sign = String.fromCharCode(unit)
  return /[\p{L}\p{N}\p{M}]/u.test(sign) ? letter : /\s/.test(sign) ? white : unit > 127 ? symbol : 0
})
const damped = Float64Array.from({ length: 65_536 }, (_, times) => 1 + Math.log(times || 1))
const plainAscii = /^[\t\n\r -~]*$/
const invisible = /\u00ad|[\u200b-\u200f]|\u2060|[\ufe00-\ufe0f]|\ufeff/g
const step = (hash, unit) => Math.imul(hash ^ unit, 0x01000193) ^ (hash >>> 15)
const place = (hash, size) => (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 11) & (size - 1)

/** The one framing, in training, evaluation and use: a text alone, or a question and its answer, each read apart. */
export const frame = ({ prompt, response }) => (response == null ? [prompt] : [prompt, response])

/** Reads a framed text into buffers that the next call overwrites. */
export function openReader({ wordBits, runBits }) {
  const [words, runs] = [1 << wordBits, 1 << runBits]
  const times = new Uint16Array(words + runs)
  const units = new Uint16Array(longest + 3)
  const read = { count: 0, ids: new Int32Array(10 * longest), values: new Float32Array(10 * longest) }
  const take = (id) => {
    if (times[id]++ === 0) read.ids[read.count++] = id
  }
  const takeWord = (word, previous) => {
    take(place(word, words))
    if (previous !== 0) take(place(step(previous, word), words))
    return word
  }

  function takeWords(length, salt) {
    let [word, previous] = [0, 0]
    for (let at = 0; at < length; at++) {
      const unit = units[at]
      if (kinds[unit] === letter) word = step(word || salt, unit)
      else {
        if (word !== 0) previous = takeWord(word, previous)
        word = 0
        if (kinds[unit] !== symbol) continue
        // A sign outside of the first 65,536, such as an emoji, is two units.
        const sign = step(salt, unit)
        previous = takeWord(unit >> 10 === 0x36 ? step(sign, units[++at]) : sign, previous)
      }
    }
  }

  function takeRuns(length, salt) {
    for (let at = 0; at + 2 < length; at++) {
      // Runs stay within a word and the spaces around it.
      if (units[at + 1] === 32) continue
      let run = step(step(salt, units[at]), units[at + 1])
      for (let end = at + 2, last = Math.min(at + 5, length); end < last; end++) {
        run = step(run, units[end])
        take(words + place(run, runs))
        if (units[end] === 32) break
      }
    }
  }

  return function readText(segments) {
    read.count = 0
    segments.forEach((text, segment) => {
      const [begun, salt] = [read.count, Math.imul(segment + 1, 0x9e3779b1)]
      const length = spell(text, units)
      takeWords(length, salt)
      takeRuns(length, salt)
      let [ofWords, ofRuns] = [0, 0]
      for (let at = begun; at < read.count; at++) {
        const id = read.ids[at]
        const value = damped[times[id]]
        read.values[at] = value
        times[id] = 0
        if (id < words) ofWords += value * value
        else ofRuns += value * value
      }
      const [word, run] = [1 / Math.sqrt(ofWords), 1 / Math.sqrt(ofRuns)]
      for (let at = begun; at < read.count; at++) read.values[at] *= read.ids[at] < words ? word : run
    })
    return read
  }
}

/** Small letters, one space between words and at both ends, nothing invisible. Returns how many units it wrote. */
function spell(text, units) {
  const small = (plainAscii.test(text) ? text : text.normalize('NFKC').replace(invisible, '')).toLowerCase()
  let length = 0
  units[length++] = 32
  for (let at = 0; at < small.length && length <= longest; at++) {
    const unit = small.charCodeAt(at)
    if (kinds[unit] !== white) units[length++] = unit
    else if (units[length - 1] !== 32) units[length++] = 32
  }
  if (units[length - 1] !== 32) units[length++] = 32
  return length
}

/** Refuses weights other than those that model.json describes. */
export async function openClassifier({ format, sizes, features, heads, threshold, sha256 }, weights) {
  if (format !== 'assay-classifier-1') throw new Error('This file reads classifiers of the format assay-classifier-1')
  const bytes = weights.slice().buffer
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  if (Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256)
    throw new Error('These weights are not the ones that model.json describes')
  const readText = openReader(sizes)
  const rows = new Int32Array((1 << sizes.wordBits) + (1 << sizes.runBits)).fill(-1)
  for (const [row, id] of new Int32Array(bytes, 0, features).entries()) rows[id] = row
  const table = new Float32Array(bytes, 4 * features)
  const sums = new Float64Array(heads.length)

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
    const [cost, ...others] = sum(segments)
    const chances = Array.from(heads, ({ calibration }, head) => calibrated(calibration, sums[head]))
    const labels = others.map((_, at) => ({ code: heads[at + 1].code, probability: chances[at + 1] }))
    return { verdict: cost > threshold ? 'unsafe' : 'safe', probability: chances[0], cost, labels }
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
