import { createHash } from 'node:crypto'
import { bestCalibration, isotonicSteps, plattCurve } from './calibrate'
import { fitLogistic, product } from './fit-logistic'
import { type Rows, readRows } from './read-rows'
import {
  type Artefact,
  type Example,
  type Head,
  type Manifest,
  type Pair,
  type TrainOptions,
  trainOptions,
} from './schema'
import { openClassifier } from './stand-alone'

type Training = {
  train: readonly Example[]
  /** Tells when to stop, and calibrates. */
  validation: readonly Example[]
  /** By their places in `train`. */
  pairs?: readonly Pair[]
  /** Labels that get a head of their own, as far as they occur. */
  labels?: readonly string[]
  options?: TrainOptions
  warm?: Artefact
  onHead?: (done: number, total: number) => void
}

/** Labels seen less often than this get no head: there is nothing to learn. */
export const fewestPositives = 5

/** The same texts, options and seed give the same bytes. */
export function trainClassifier({ train, validation, pairs = [], labels = [], options = {}, warm, onHead }: Training) {
  const { seed, fit, classWeights, calibration, maxEpochs, sizes } = trainOptions.parse(options)
  const rows = readRows([...train, ...validation], pairs, sizes)
  const pairsFrom = train.length + validation.length
  const named = labels.filter((code) => countOf(train, code) >= fewestPositives)
  const warmOf = warm && sameSizes(warm.manifest, sizes) ? warmWeights(rows, warm) : undefined

  const fits = [null, ...named].map((code, at) => {
    const learn = lessons(train, code)
    const check = lessons(validation, code, train.length)
    const costs = costsOf(learn.signs, fit, classWeights)
    const withPairs = code === null ? addPairs({ ...learn, costs }, pairs.length, pairsFrom, fit) : { ...learn, costs }
    const done = fitLogistic({ rows, learn: withPairs, check, seed: seed + at, maxEpochs, warm: warmOf?.(code) })
    const outcomes = Array.from(check.places, (place, at) => ({
      cost: product(rows, done.weights, place),
      happened: check.signs[at] === 1,
    }))
    onHead?.(at + 1, named.length + 1)
    return {
      code,
      ...done,
      calibration: curves[calibration](outcomes),
      positives: learn.signs.filter((sign) => sign === 1).length,
    }
  })

  const heads = fits.map(
    ({ code, weights, calibration, epochs, positives }): Head => ({
      code,
      bias: weights[rows.columns - 1]!,
      calibration,
      epochs,
      positives,
    }),
  )
  const framing = train.some(({ response }) => response != null) ? 'question and answer' : 'text'
  return pack(rows, fits, {
    format: 'assay-classifier-1',
    framing,
    sizes,
    seed,
    threshold: 0,
    heads,
    trainedOn: { texts: train.length, validation: validation.length, pairs: pairs.length },
  })
}

const curves = { best: bestCalibration, platt: plattCurve, isotonic: isotonicSteps }

export const openArtefact = ({ manifest, weights }: Artefact) => openClassifier(manifest, weights)

const countOf = (examples: readonly Example[], code: string) =>
  examples.reduce((count, { labels }) => count + Number(labels?.includes(code) ?? false), 0)

/** What each example says of a head: +1 or −1; those that do not know are left out. */
function lessons(examples: readonly Example[], code: string | null, from = 0) {
  const told = examples.flatMap((example, at) => {
    const answer = code === null ? example.unsafe : (example.labels?.includes(code) ?? null)
    return answer === null ? [] : [{ place: from + at, sign: answer ? 1 : -1 }]
  })
  return {
    places: Int32Array.from(told, ({ place }) => place),
    signs: Int8Array.from(told, ({ sign }) => sign),
  }
}

function costsOf(signs: Int8Array, fit: number, classWeights: 'none' | 'balanced') {
  const positives = signs.reduce((count, sign) => count + Number(sign === 1), 0)
  const weightOf = (sign: number) =>
    classWeights === 'none' ? 1 : signs.length / (2 * Math.max(1, sign === 1 ? positives : signs.length - positives))
  return Float64Array.from(signs, (sign) => fit * weightOf(sign))
}

type Lessons = { places: Int32Array; signs: Int8Array; costs: Float64Array }

/** That one answer costs more than another is one more row: their difference should be above 0. */
function addPairs({ places, signs, costs }: Lessons, pairs: number, from: number, fit: number): Lessons {
  const at = <T>(first: ArrayLike<T>, rest: (index: number) => T) =>
    Array.from({ length: first.length + pairs }, (_, index) =>
      index < first.length ? first[index]! : rest(index - first.length),
    )
  return {
    places: Int32Array.from(at(places, (index) => from + index)),
    signs: Int8Array.from(at(signs, () => 1)),
    costs: Float64Array.from(at(costs, () => fit)),
  }
}

const sameSizes = (manifest: Manifest, sizes: Manifest['sizes']) =>
  manifest.sizes.wordBits === sizes.wordBits && manifest.sizes.runBits === sizes.runBits

/** An earlier model's weights in the columns of these rows. */
function warmWeights(rows: Rows, { manifest, weights }: Artefact) {
  const ids = new Int32Array(weights.slice(0, 4 * manifest.features).buffer)
  const table = new Float32Array(weights.slice(4 * manifest.features).buffer)
  const rowOf = new Int32Array((1 << manifest.sizes.wordBits) + (1 << manifest.sizes.runBits)).fill(-1)
  ids.forEach((id, row) => {
    rowOf[id] = row
  })
  return (code: string | null) => {
    const head = manifest.heads.findIndex((each) => each.code === code)
    if (head === -1) return undefined
    const found = new Float32Array(rows.columns)
    rows.hashes.forEach((hash, column) => {
      const row = rowOf[hash]!
      if (row >= 0) found[column] = table[row * manifest.heads.length + head]!
    })
    found[rows.columns - 1] = manifest.heads[head]!.bias
    return found
  }
}

/** Features that no head leans on are left out; the rest go by their number, so that equal models are equal bytes. */
function pack(rows: Rows, fits: { weights: Float32Array }[], facts: Omit<Manifest, 'features' | 'sha256'>): Artefact {
  const kept = Array.from(rows.hashes.keys()).filter((column) => fits.some(({ weights }) => weights[column] !== 0))
  const bytes = new ArrayBuffer(4 * kept.length * (1 + fits.length))
  const ids = new Int32Array(bytes, 0, kept.length)
  const table = new Float32Array(bytes, 4 * kept.length)
  kept.forEach((column, row) => {
    ids[row] = rows.hashes[column]!
    fits.forEach(({ weights }, head) => {
      table[row * fits.length + head] = weights[column]!
    })
  })
  const weights = new Uint8Array(bytes)
  const sha256 = createHash('sha256').update(weights).digest('hex')
  return { manifest: { ...facts, features: kept.length, sha256 }, weights }
}
