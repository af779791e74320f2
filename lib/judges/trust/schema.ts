import { z } from 'zod'
import type { CalibrationBin } from '../../calibration'
import type { Statistic } from '../../intervals'
import type { Polarity } from '../../samples/schema'

export const agreementInput = z.strictObject({
  dataset: z.uuid().optional(),
  /** Safe against unsafe, or label by label. */
  by: z.enum(['polarity', 'label']).default('polarity'),
})
export type AgreementInput = z.output<typeof agreementInput>

/** A judge, or people. */
export type Rater = { id: string; name: string }
export type ConfusionCell = { count: number; verdict: string[] }
export type PairView = {
  first: Rater
  second: Rater
  classes: { key: string; name: string; polarity: Polarity }[]
  /** Rows are the first's classes, columns the second's. */
  cells: ConfusionCell[][]
  /** Samples on which one of the two could not be read, or has no answer of this kind. */
  dropped: number
  figures: { agreement: Statistic; kappa: Statistic; pabak: Statistic; ac1: Statistic }
  disagreed: { count: number }
}
export type AgreementView = {
  raters: (Rater & { read: number; unreadable: number; refused: number })[]
  pairs: PairView[]
  /** Over all judges at once. */
  together: { fleiss: Statistic; alpha: Statistic; masi: Statistic }
  by: 'polarity' | 'label'
}

export const drawCalibrationInput = z.strictObject({
  dataset: z.uuid().optional(),
  judgeIds: z.array(z.uuid()).min(1, 'Choose a judge').max(10),
  take: z.number().int().min(10, 'At least ten').max(2_000).default(120),
  overlap: z.number().int().min(1).max(3).default(1),
})
export type DrawCalibrationInput = z.output<typeof drawCalibrationInput>

export const calibrationInput = z.strictObject({ calibrationId: z.uuid() })
export type CalibrationInput = z.output<typeof calibrationInput>
export const calibrationsInput = z.strictObject({ dataset: z.uuid().optional() })
export type CalibrationsInput = z.output<typeof calibrationsInput>

export type CalibrationSummary = {
  id: string
  queueId: string
  judges: Rater[]
  items: number
  decided: number
  by: string
  at: string
}
export type LabelPrecision = {
  code: string
  name: string
  /** Of the samples that the judge gave this label, how many people found to have it. */
  precision: Statistic
  /** One-sided: with 95 % confidence it is not below this. */
  lower: number | null
}
export type JudgeTrust = {
  judge: Rater & { version: number; simulated: boolean }
  answered: { read: number; unreadable: number; refused: number }
  accuracy: Statistic
  sensitivity: Statistic
  specificity: Statistic
  kappa: Statistic
  ece: Statistic
  brier: Statistic
  curve: CalibrationBin[]
  judgedUnsafe: Statistic
  correctedUnsafe: Statistic
  labels: LabelPrecision[]
  /** Millionths of a dollar; null with a reason while nothing was found correct. */
  costPerCorrect: { value: number | null; n: number; reason?: string }
  meanLatencyMs: number | null
}
export type CalibrationReport = CalibrationSummary & {
  strata: { key: string; population: number; drawn: number }[]
  trust: JudgeTrust[]
  advice: string
}

const bar = z.number().min(0.5, 'At least one half').max(0.999)
export const acceptanceInput = z.strictObject({ judgeId: z.uuid(), calibrationId: z.uuid(), bar: bar.default(0.9) })
export type AcceptanceInput = z.output<typeof acceptanceInput>
export const acceptancesInput = z.strictObject({ dataset: z.uuid().optional() })
export type AcceptancesInput = z.output<typeof acceptancesInput>
export const endAcceptanceInput = z.strictObject({ acceptanceId: z.uuid() })
export type EndAcceptanceInput = z.output<typeof endAcceptanceInput>

export type AcceptancePreview = {
  judge: Rater
  bar: number
  labels: { code: string; name: string; lower: number | null; n: number; passes: boolean; samples: number }[]
  /** What would be accepted now. */
  samples: number
  /** What it will not touch, though its label passes. */
  left: { tainted: number; otherLabel: number }
}
export type AcceptanceView = {
  id: string
  judge: Rater
  bar: number
  codes: string[]
  by: string
  startedAt: string
  endedAt: string | null
  endedBy: string | null
  accepted: number
  runs: { id: string; number: number; accepted: number; undone: boolean }[]
}
export const acceptPlan = z.object({
  acceptanceId: z.uuid(),
  judgeId: z.uuid(),
  codes: z.array(z.string()),
  userId: z.string(),
})
