import { plattCurve } from './calibrate'
import { fitLogistic, product } from './fit-logistic'
import { type Rows, readRows } from './read-rows'
import { type Example, type TrainOptions, trainOptions } from './schema'
import { seeded } from './shuffler'
import { calibrated } from './stand-alone'

type Folds = {
  examples: readonly Example[]
  /** One column of probabilities each; null stands for "unsafe". */
  heads: readonly (string | null)[]
  folds?: number
  /** Examples of one group stay in one fold, such as near copies. */
  groups?: readonly (string | number)[]
  options?: TrainOptions
}

/** What a model that never saw the example says of it, for each example and head: the base of confident learning. */
export function scoreOutOfFold({ examples, heads, folds = 5, groups, options = {} }: Folds) {
  const { seed, fit, maxEpochs, sizes } = trainOptions.parse(options)
  const rows = readRows(examples, [], sizes)
  const foldOf = foldsOf(examples, folds, seed, groups)
  const found = heads.map(() => new Float32Array(examples.length).fill(Number.NaN))
  heads.forEach((code, head) => {
    const answers = examples.map(({ unsafe, labels }) => (code === null ? unsafe : (labels?.includes(code) ?? null)))
    const costs = new Float64Array(examples.length)
    for (let fold = 0; fold < folds; fold++) {
      const weights = fitFold(rows, answers, (at) => foldOf[at] !== fold, { fit, seed: seed + head, maxEpochs })
      for (let at = 0; at < examples.length; at++) if (foldOf[at] === fold) costs[at] = product(rows, weights, at)
    }
    // The sums are themselves out of fold, so that two numbers over all of them lean on no example's own label.
    const curve = plattCurve(
      answers.flatMap((happened, at) => (happened === null ? [] : [{ cost: costs[at]!, happened }])),
    )
    found[head]!.set(Array.from(costs, (cost) => calibrated(curve, cost)))
  })
  return { folds: foldOf, probabilities: found }
}

type FoldOptions = { fit: number; seed: number; maxEpochs: number }

function fitFold(
  rows: Rows,
  answers: (boolean | null)[],
  within: (at: number) => boolean,
  { fit, seed, maxEpochs }: FoldOptions,
) {
  const places = Int32Array.from(answers.flatMap((answer, at) => (answer !== null && within(at) ? [at] : [])))
  const signs = Int8Array.from(places, (at) => (answers[at] ? 1 : -1))
  return fitLogistic({
    rows,
    learn: { places, signs, costs: new Float64Array(places.length).fill(fit) },
    seed,
    maxEpochs,
  }).weights
}

/** Equal texts always share a fold; apart from that, chance decides, by the seed. */
function foldsOf(examples: readonly Example[], folds: number, seed: number, groups?: readonly (string | number)[]) {
  const random = seeded(seed)
  const known = new Map<string | number, number>()
  return Uint8Array.from(examples, ({ prompt, response }, at) => {
    const group = groups?.[at] ?? JSON.stringify([prompt, response ?? null])
    const fold = known.get(group) ?? Math.floor(random() * folds)
    known.set(group, fold)
    return fold
  })
}
