import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mildAnswers, mildExamples } from '../../../bin/testing/mild-texts'
import { isotonicSteps, plattCurve } from './calibrate'
import { explainWords } from './explain-words'
import { fitLogistic, product } from './fit-logistic'
import { type Rows, readRows } from './read-rows'
import type { Example } from './schema'
import { scoreOutOfFold } from './score-out-of-fold'
import { likenessOf } from './likeness-of'
import { calibrated, frame, openClassifier, openReader } from './stand-alone'
import { openArtefact, trainClassifier } from './train-classifier'

const sizes = { wordBits: 16, runBits: 16 }
const examples = mildExamples(1_500)
const [train, validation, test_] = [examples.slice(0, 1_000), examples.slice(1_000, 1_250), examples.slice(1_250)]

describe('the solver', () => {
  // scikit-learn 1.9.1: LogisticRegression(C=2, solver='liblinear', tol=1e-12), sample_weight as given.
  const matrix = [
    [1, 0, 0.5, 0],
    [0, 1, 0.5, 0],
    [1, 1, 0, 0],
    [0, 0, 1, 0.5],
    [0.5, 0, 0, 1],
    [0, 0.5, 0, 1],
    [0.25, 0, 1, 0],
    [0, 1, 0, 0.75],
  ]
  const signs = Int8Array.from([1, -1, 1, -1, 1, -1, 1, -1])
  const costs = Float64Array.from([1, 1, 2, 1, 1, 0.5, 1, 1], (weight) => 2 * weight)
  const golden = [1.7283504, -0.6332837, -0.2455254, -0.4964917, 0.1827568]
  const learn = { places: Int32Array.from(signs.keys()), signs, costs }

  test('it finds what liblinear finds', () => {
    const { weights } = fitLogistic({ rows: dense(matrix), learn, seed: 7, maxEpochs: 500, tolerance: 1e-6 })
    for (const [column, each] of golden.entries()) expect(weights[column]).toBeCloseTo(each, 4)
  })

  const steepness = (maxEpochs: number) => {
    const rows = readRows(train, [], sizes)
    const learn = {
      places: Int32Array.from(train.keys()),
      signs: Int8Array.from(train, ({ unsafe }) => (unsafe ? 1 : -1)),
      costs: new Float64Array(train.length).fill(2),
    }
    const { weights } = fitLogistic({ rows, learn, seed: 1, maxEpochs, tolerance: 1e-4 })
    return steepest(rows, learn, weights)
  }

  test('where it ends, the loss is flat', () => expect(steepness(200)).toBeLessThan(2e-3))
  test('broken twin: after one round it is not', () => expect(steepness(1)).toBeGreaterThan(0.1))

  test('the slope it measures is the change of the loss', () => {
    const rows = dense(matrix)
    const weights = Float32Array.from([0.3, -0.2, 0.1, 0.4, -0.1])
    const slope = slopeOf(rows, learn, weights)
    golden.forEach((_, column) => {
      const moved = (by: number) =>
        lossOf(
          rows,
          learn,
          weights.map((each, at) => (at === column ? each + by : each)),
        )
      expect((moved(0.01) - moved(-0.01)) / 0.02).toBeCloseTo(slope[column]!, 3)
    })
  })
})

describe('training', () => {
  const artefact = trainClassifier({ train, validation, labels: ['spam', 'insult', 'never seen'], options: { sizes } })

  test('the same texts and seed give the same bytes', () => {
    const again = trainClassifier({ train, validation, labels: ['spam', 'insult', 'never seen'], options: { sizes } })
    expect(again.manifest).toEqual(artefact.manifest)
    expect(Buffer.from(again.weights).equals(artefact.weights)).toBe(true)
    const other = trainClassifier({ train, validation, options: { sizes, seed: 2 } })
    expect(other.manifest.sha256).not.toBe(artefact.manifest.sha256)
  })

  test('it learns what is unsafe, and each label that occurs', async () => {
    const classifier = await openArtefact(artefact)
    expect(artefact.manifest.heads.map(({ code }) => code)).toEqual([null, 'spam', 'insult'])
    const right = test_.filter((each) => (classifier.score(frame(each)).verdict === 'unsafe') === each.unsafe)
    expect(right.length / test_.length).toBeGreaterThan(0.8)
    const spam = test_.filter(
      (each) => classifier.score(frame(each)).labels[0]!.probability > 0.5 === each.labels!.includes('spam'),
    )
    expect(spam.length / test_.length).toBeGreaterThan(0.85)
  })

  test('a warm start needs fewer rounds', () => {
    const options = { sizes }
    const cold = trainClassifier({ train, validation: [], options })
    const warm = trainClassifier({ train: [...train, ...validation.slice(0, 50)], validation: [], options, warm: cold })
    expect(warm.manifest.heads[0]!.epochs).toBeLessThan(cold.manifest.heads[0]!.epochs)
  })

  test('balanced weights find more of what is rare', async () => {
    const rare = train.filter(({ unsafe }, at) => !unsafe || at % 12 === 0)
    const recall = async (classWeights: 'none' | 'balanced') => {
      const classifier = await openArtefact(
        trainClassifier({ train: rare, validation: [], options: { sizes, classWeights } }),
      )
      return test_.filter((each) => each.unsafe && classifier.score(frame(each)).cost > 0).length
    }
    expect(await recall('balanced')).toBeGreaterThan(await recall('none'))
  })

  test('preferred answers teach the order of costs', async () => {
    const { examples, pairs } = mildAnswers(700)
    const held = mildAnswers(200, { seed: 9 })
    const unlabelled = examples.map((each) => ({ ...each, unsafe: null }))
    const ordered = async (known: typeof pairs) => {
      const artefact = trainClassifier({ train: unlabelled, validation: [], pairs: known, options: { sizes } })
      const classifier = await openArtefact(artefact)
      const costs = held.examples.map((each) => classifier.score(frame(each)).cost)
      return held.pairs.filter(({ worse, better }) => costs[worse]! > costs[better]!).length / held.pairs.length
    }
    expect(await ordered(pairs)).toBeGreaterThan(0.65)
    const turned = pairs.map(({ worse, better }) => ({ worse: better, better: worse }))
    expect(await ordered(turned)).toBeLessThan(0.35)
  })
})

describe('the file that leaves', () => {
  const artefact = trainClassifier({ train, validation, options: { sizes } })

  test('it scores as the trainer reckons', async () => {
    const classifier = await openArtefact(artefact)
    const rows = readRows(train, [], sizes)
    const learn = lessonsOf(train)
    const { weights } = fitLogistic({ rows, learn, seed: 1, maxEpochs: 40 })
    const again = await openArtefact(trainClassifier({ train, validation: [], options: { sizes } }))
    for (const [at, each] of train.slice(0, 50).entries())
      expect(again.sum(frame(each))[0]).toBeCloseTo(product(rows, weights, at), 4)
    expect(classifier.score(frame(train[0]!)).probability).toBeGreaterThan(0)
  })

  test('what reads it is one short file that needs no other', () => {
    const source = readFileSync(new URL('stand-alone.js', import.meta.url), 'utf8')
    expect(source).not.toMatch(/^import|import\(|require\(/m)
    const code = source.split('\n').filter((line) => !/^\s*($|\/\/|\/\*\*)/.test(line))
    expect(code.length).toBeLessThan(106)
  })

  test('weights that were changed are refused', async () => {
    const weights = artefact.weights.slice()
    weights[40]! ^= 1
    await expect(openClassifier(artefact.manifest, weights)).rejects.toThrow('not the ones')
  })

  test('the word that moved the verdict is named', async () => {
    const classifier = await openArtefact(artefact)
    const [words] = explainWords(classifier, frame({ prompt: 'please look at this prize and the time' }))
    const first = words!.toSorted((a, b) => b.moves - a.moves)[0]!
    expect(first.text.trim()).toBe('prize')
    expect(words!.map(({ text }) => text).join('')).toBe('please look at this prize and the time')
  })
})

describe('reading', () => {
  const read = openReader(sizes)
  const features = (...segments: string[]) => {
    const { count, ids, values } = read(segments)
    return new Map(Array.from({ length: count }, (_, at) => [ids[at]!, values[at]!]))
  }

  test('case, spaces, wide letters and invisible signs change nothing', () => {
    expect(features('  FREE\u200b prize\u00a0\n now')).toEqual(features('free prize now'))
    expect(features('ｆｒｅｅ prize')).toEqual(features('free prize'))
  })

  test('an emoji is a word', () => expect([...features('a 🙂').keys()]).not.toEqual([...features('a 🔪').keys()]))
  test('nothing is nothing', () => expect(features('', ' \n').size).toBe(0))

  test('what models on disk were learnt from is read as it was then, to the bit', () => {
    const hash = createHash('sha256')
    const known = [['Claim your FREE  prize'], ['ｗｉｄｅ\u200b letters, 2 signs: 🙂🔪', 'Так и есть'], ['']]
    for (const segments of known) {
      const { count, ids, values } = read(segments)
      for (const column of [ids, values]) hash.update(new Uint8Array(column.slice(0, count).buffer))
    }
    expect(hash.digest('hex')).toBe('7d97956fe48d5b1497fe9c38d18cc35d1306ffd5f422963bfc560e9831d9eeaa')
  })

  test('a question and its answer are read apart', () => {
    const [question, answer] = [features('prize', ''), features('', 'prize')]
    expect([...question.keys()].filter((id) => answer.has(id))).toEqual([])
    expect(frame({ prompt: 'why', response: 'because' })).toEqual(['why', 'because'])
    expect(frame({ prompt: 'why', response: null })).toEqual(['why'])
  })

  test('a very long text is read up to a limit, and half a sign is no trouble', () => {
    expect(features('ab '.repeat(200_000)).size).toBe(features('ab '.repeat(20_000)).size)
    expect(features('x\ud83d').size).toBeGreaterThan(0)
  })
})

describe('calibration', () => {
  const costs = [-2.1, -1.7, -1.2, -0.8, -0.5, -0.2, 0.1, 0.4, 0.9, 1.3, 1.8, 2.4]
  const happened = [0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1]

  test("Platt's curve is scikit-learn's", () => {
    const curve = plattCurve(costs.map((cost, at) => ({ cost, happened: happened[at] === 1 })))
    expect(curve).toEqual({ slope: expect.closeTo(0.58332525, 5), offset: expect.closeTo(-0.37454396, 5) })
  })

  test.each([plattCurve, isotonicSteps])('overconfident sums become honest', (fitCurve) => {
    const outcomes = mildExamples(4_000, { seed: 3 }).map((_, at) => {
      const chance = ((at * 7919) % 4_000) / 4_000
      return {
        cost: 5 * Math.log((chance + 0.001) / (1.001 - chance)),
        happened: ((at * 104_729) % 4_001) / 4_001 < chance,
      }
    })
    const honest = (probability: (cost: number) => number) => {
      const bins = Array.from({ length: 10 }, () => ({ sum: 0, n: 0 }))
      for (const { cost, happened } of outcomes) {
        const bin = bins[Math.min(9, Math.floor(probability(cost) * 10))]!
        bin.sum += probability(cost) - Number(happened)
        bin.n++
      }
      return bins.reduce((error, { sum }) => error + Math.abs(sum), 0) / outcomes.length
    }
    const curve = fitCurve(outcomes)
    expect(honest((cost) => 1 / (1 + Math.exp(-cost)))).toBeGreaterThan(0.1)
    expect(honest((cost) => calibrated(curve, cost))).toBeLessThan(0.04)
    const rising = Array.from({ length: 100 }, (_, at) => calibrated(curve, at - 50))
    expect(rising).toEqual(rising.toSorted((a, b) => a - b))
  })

  test('one side alone tells nothing: sums stay log odds', () =>
    expect(plattCurve([{ cost: 1, happened: true }])).toEqual({ slope: 1, offset: 0 }))
})

describe('out of fold', () => {
  test('wrong labels stand out, because nobody scored a text they learnt from', () => {
    const clean = mildExamples(900, { seed: 5, wrong: 0, mixed: 0 })
    const noisy = clean.map((each, at) => (at % 30 === 0 ? { ...each, unsafe: !each.unsafe } : each))
    const { probabilities } = scoreOutOfFold({ examples: noisy, heads: [null], options: { sizes } })
    const confidence = noisy.map(({ unsafe }, at) => (unsafe ? probabilities[0]![at]! : 1 - probabilities[0]![at]!))
    const worst = [...confidence.keys()].sort((a, b) => confidence[a]! - confidence[b]!).slice(0, 30)
    expect(worst.filter((at) => at % 30 === 0).length).toBeGreaterThan(24)
  })

  test('equal texts share a fold, and so do groups', () => {
    const twice = [...train.slice(0, 100), ...train.slice(0, 100)]
    const { folds } = scoreOutOfFold({ examples: twice, heads: [null], options: { sizes } })
    expect([...folds.slice(0, 100)]).toEqual([...folds.slice(100)])
    const { folds: grouped } = scoreOutOfFold({
      examples: twice,
      heads: [null],
      groups: twice.map((_, at) => at % 7),
      options: { sizes },
    })
    expect(new Set(Array.from(grouped, (fold, at) => `${at % 7} ${fold}`)).size).toBe(7)
  })
})

function dense(matrix: number[][]): Rows {
  const columns = matrix[0]!.length + 1
  const values = matrix.flatMap((row) => [...row, 1])
  return {
    count: matrix.length,
    columns,
    starts: Uint32Array.from({ length: matrix.length + 1 }, (_, at) => at * columns),
    ids: Int32Array.from(values, (_, at) => at % columns),
    values: Float32Array.from(values),
    hashes: new Int32Array(columns - 1),
  }
}

type Learn = { places: Int32Array; signs: Int8Array; costs: Float64Array }

const lessonsOf = (examples: readonly Example[]): Learn => ({
  places: Int32Array.from(examples.keys()),
  signs: Int8Array.from(examples, ({ unsafe }) => (unsafe ? 1 : -1)),
  costs: new Float64Array(examples.length).fill(1),
})

function lossOf(rows: Rows, { places, signs, costs }: Learn, weights: Float32Array) {
  const size = weights.reduce((sum, each) => sum + each * each, 0) / 2
  return places.reduce(
    (sum, place, at) => sum + costs[at]! * Math.log1p(Math.exp(-signs[at]! * product(rows, weights, place))),
    size,
  )
}

function slopeOf(rows: Rows, { places, signs, costs }: Learn, weights: Float32Array) {
  const slope = Float64Array.from(weights)
  places.forEach((row, at) => {
    const push = (-costs[at]! * signs[at]!) / (1 + Math.exp(signs[at]! * product(rows, weights, row)))
    for (let place = rows.starts[row]!; place < rows.starts[row + 1]!; place++)
      slope[rows.ids[place]!]! += push * rows.values[place]!
  })
  return slope
}

const steepest = (rows: Rows, learn: Learn, weights: Float32Array) =>
  slopeOf(rows, learn, weights).reduce((most, each) => Math.max(most, Math.abs(each)), 0)

test('a text like many others is more like all of them than one that stands alone', () => {
  const texts = ['a prize for you', 'a prize for me', 'a prize for us', 'the tulips need shade'].map((prompt) =>
    frame({ prompt }),
  )
  const likeness = likenessOf({ wordBits: 12, runBits: 12 }, texts)
  expect(likeness.every((each) => each > 0 && each <= 1)).toBe(true)
  expect(Math.min(...likeness.slice(0, 3))).toBeGreaterThan(likeness[3] ?? 1)
  expect(likenessOf({ wordBits: 12, runBits: 12 }, [frame({ prompt: '' })])).toEqual([0])
})
