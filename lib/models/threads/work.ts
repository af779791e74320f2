import { scoreOutOfFold } from '../classifier/score-out-of-fold'
import type { Artefact } from '../classifier/schema'
import { frame } from '../classifier/stand-alone'
import { openArtefact, trainClassifier } from '../classifier/train-classifier'
import type { EvaluatedRow } from '../evaluation/schema'
import { thresholdCurve, writeReport } from '../evaluation/write-report'
import { saidLabels } from '../rules'
import type { PolicyLabel } from '../schema'

export type TextRow = Omit<EvaluatedRow, 'said' | 'cost' | 'probability'> & { prompt: string; response: string | null }

type Evaluating = {
  artefact: Artefact
  rows: readonly TextRow[]
  labels: readonly PolicyLabel[]
  multiLabel: boolean
  threshold: number
}

/** What a thread can be asked to do: each takes plain data and gives plain data. */
export const works = {
  train: (training: Omit<Parameters<typeof trainClassifier>[0], 'onHead'>) => trainClassifier(training),
  scoreOutOfFold: (folds: Parameters<typeof scoreOutOfFold>[0]) => scoreOutOfFold(folds),
  curve: async ({ artefact, rows }: Pick<Evaluating, 'artefact' | 'rows'>) => {
    const classifier = await openArtefact(artefact)
    return thresholdCurve(rows.map((row) => ({ unsafe: row.unsafe, cost: classifier.score(frame(row)).cost })))
  },
  evaluate: async ({ artefact, rows, labels, multiLabel, threshold }: Evaluating) => {
    const classifier = await openArtefact(artefact)
    const scored = rows.map(({ prompt, response, ...row }): EvaluatedRow => {
      const score = classifier.score(frame({ prompt, response }))
      const said = saidLabels({ ...score, labels, scores: score.labels, multiLabel, threshold })
      return { ...row, said, cost: score.cost, probability: score.probability }
    })
    return { rows: scored, report: writeReport({ rows: scored, labels, threshold }) }
  },
}

export type Works = typeof works

type Done<W extends keyof Works> = Awaited<ReturnType<Works[W]>>

export async function runWork<W extends keyof Works>(work: W, given: Parameters<Works[W]>[0]): Promise<Done<W>> {
  const run = works[work] as (given: Parameters<Works[W]>[0]) => Promise<Done<W>> | Done<W>
  return run(given)
}
