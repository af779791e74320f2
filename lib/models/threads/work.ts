import { scoreOutOfFold } from '../classifier/score-out-of-fold'
import type { Artefact, Example } from '../classifier/schema'
import { likenessOf } from '../classifier/likeness-of'
import { frame } from '../classifier/stand-alone'
import { openArtefact, trainClassifier } from '../classifier/train-classifier'
import { measure, orderRows } from '../evaluation/metrics'
import type { Curves, EvaluatedRow, LearningPoint } from '../evaluation/schema'
import { thresholdCurve, writeReport } from '../evaluation/write-report'
import { proportion } from '../../intervals'
import { saidLabels } from '../rules'
import type { PolicyLabel } from '../schema'

export type TextRow = Omit<EvaluatedRow, 'said' | 'cost' | 'probability'> & { prompt: string; response: string | null }

type Evaluating = {
  artefact: Artefact
  rows: readonly TextRow[]
  labels: readonly PolicyLabel[]
  multiLabel: boolean
  threshold: number
  /** Answers of which it is known which is worse. */
  pairs?: readonly { worse: Text; better: Text }[]
}

type Looking = { artefact: Artefact; rows: readonly Pick<Example, 'prompt' | 'response'>[]; threshold: number }

type Text = Pick<Example, 'prompt' | 'response' | 'unsafe'>
type Curving = {
  artefact: Artefact
  /** What calibrated it. */
  rows: readonly Text[]
  /** What it learnt from, in an order by chance. */
  learn: readonly Example[]
  test: readonly Text[]
  fit: number
  seed: number
}

/** What a thread can be asked to do: each takes plain data and gives plain data. */
export const works = {
  lookAt: async ({ artefact, rows, threshold }: Looking) => {
    const classifier = await openArtefact(artefact)
    const likeness = likenessOf(artefact.manifest.sizes, rows.map(frame))
    return rows.map((row, at) => ({
      distance: Math.abs(classifier.score(frame(row)).cost - threshold),
      likeness: likeness[at] ?? 0,
    }))
  },
  train: (training: Omit<Parameters<typeof trainClassifier>[0], 'onHead'>) => trainClassifier(training),
  scoreOutOfFold: (folds: Parameters<typeof scoreOutOfFold>[0]) => scoreOutOfFold(folds),
  curves: async ({ artefact, rows, learn, test, fit, seed }: Curving): Promise<Curves> => {
    const points = thresholdCurve(await costsOf(artefact, rows))
    const learning: LearningPoint[] = []
    for (const share of [0.1, 0.25, 0.5, 1]) {
      const train = learn.slice(0, Math.ceil(share * learn.length))
      const { sizes } = artefact.manifest
      const part = trainClassifier({ train, validation: [], options: { fit, seed, sizes } })
      const scored = await costsOf(part, test)
      learning.push({ texts: train.length, auroc: measure(orderRows(scored, 0)).auroc })
    }
    return { points, learning }
  },
  evaluate: async ({ artefact, rows, labels, multiLabel, threshold, pairs = [] }: Evaluating) => {
    const classifier = await openArtefact(artefact)
    const scored = rows.map(({ prompt, response, ...row }): EvaluatedRow => {
      const score = classifier.score(frame({ prompt, response }))
      const said = saidLabels({ ...score, labels, scores: score.labels, multiLabel, threshold })
      return { ...row, said, cost: score.cost, probability: score.probability }
    })
    const report = writeReport({ rows: scored, labels, threshold })
    if (pairs.length === 0) return { rows: scored, report }
    const costOf = (text: Text) => classifier.score(frame(text)).cost
    const hits = pairs.filter(({ worse, better }) => costOf(worse) > costOf(better)).length
    return { rows: scored, report: { ...report, ranking: proportion({ hits, n: pairs.length }) } }
  },
}

async function costsOf(artefact: Artefact, rows: readonly Text[]) {
  const classifier = await openArtefact(artefact)
  return rows.map((row) => {
    const { cost, probability } = classifier.score(frame(row))
    return { unsafe: row.unsafe === true, cost, probability }
  })
}

export type Works = typeof works

type Done<W extends keyof Works> = Awaited<ReturnType<Works[W]>>

export async function runWork<W extends keyof Works>(work: W, given: Parameters<Works[W]>[0]): Promise<Done<W>> {
  const run = works[work] as (given: Parameters<Works[W]>[0]) => Promise<Done<W>> | Done<W>
  return run(given)
}
