import type { CalibrationBin } from '../../calibration'
import type { Statistic } from '../../intervals'
import type { MeasureName } from './metrics'

/** A sample in an evaluation, with what it can be told apart by. */
export type EvaluatedRow = {
  sampleId: string
  unsafe: boolean
  labels: string[]
  said: string[]
  cost: number
  probability: number
  source: string | null
  language: string | null
  characters: number
  familyId: string | null
  /** The jailbreak that it stands in. */
  wrapper: string | null
}

export type LabelLine = {
  code: string
  name: string
  precision: number | null
  recall: number | null
  f1: number | null
  support: number
  said: number
}
export type Slice = {
  by: 'source' | 'language' | 'length' | 'family' | 'wrapper'
  value: string
  n: number
  unsafe: number
  recall: number | null
  falsePositiveRate: number | null
  f1: number | null
  auroc: number | null
}
export type CostBin = { from: number; to: number; safe: number; unsafe: number }
export type CurvePoint = {
  threshold: number
  precision: number | null
  recall: number
  falsePositiveRate: number
  flagged: number
}

/** How good it would be had it learnt from fewer texts. */
export type LearningPoint = { texts: number; auroc: number | null }
export type Curves = { points: CurvePoint[]; learning: LearningPoint[] }

export type Report = {
  n: number
  /** Of how many rows `n` were drawn by chance; absent where it was all of them. */
  of?: number
  unsafe: number
  threshold: number
  measures: Record<MeasureName, Statistic>
  labels: LabelLine[]
  /** Over the labels that occur. */
  labelMacroF1: Statistic
  reliability: CalibrationBin[]
  costs: CostBin[]
  slices: Slice[]
  /** How often a safe text that was written beside an unsafe twin is called unsafe. */
  lookAlikes: Statistic
  /** How often the unsafe one of two twins costs more. */
  ranking: Statistic
}
