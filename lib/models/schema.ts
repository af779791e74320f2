import { z } from 'zod'
import type { Statistic } from '../intervals'
import { sampleFilter } from '../samples/filter/schema'
import type { Polarity } from '../samples/schema'
import type { Head } from './classifier/schema'
import type { CurvePoint, LearningPoint, Report } from './evaluation/schema'

export const policyLabel = z.strictObject({
  code: z.string(),
  name: z.string(),
  polarity: z.enum(['safe', 'unsafe', 'caution', 'none']),
})
export type PolicyLabel = z.output<typeof policyLabel>

const share = z.coerce.number().min(0.05, 'At least 5 %').max(0.4, 'At most 40 %')
const name = z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters')

export const trainModelInput = z.strictObject({
  dataset: z.uuid().optional(),
  name: name.optional(),
  /** Its rows and its splits, in place of the samples as they are now. */
  snapshotId: z.uuid().optional(),
  /** Which labelled samples it learns from and is held to. */
  filter: sampleFilter.default({}),
  /** Shares that are held back: to calibrate, and to be measured on. */
  validation: share.default(0.1),
  test: share.default(0.1),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
  fit: z.coerce.number().min(0.01).max(100).default(1),
  classWeights: z.enum(['none', 'balanced']).default('none'),
  calibration: z.enum(['best', 'platt', 'isotonic']).default('best'),
  /** The model to begin from. */
  parentId: z.uuid().optional(),
  idempotencyKey: z.string().min(1).max(120).optional(),
})
export type TrainModelInput = z.output<typeof trainModelInput>

/** What a model was asked to be, with the labels as the policy had them. */
export const modelPlan = trainModelInput
  .omit({ dataset: true, name: true, idempotencyKey: true, parentId: true })
  .extend({ labels: z.array(policyLabel), multiLabel: z.boolean() })
export type ModelPlan = z.output<typeof modelPlan>
export const readPlan = (plan: unknown) => modelPlan.strip().parse(plan)

export const modelInput = z.strictObject({ modelId: z.uuid() })
export type ModelInput = z.output<typeof modelInput>
export const listModelsInput = z.object({ dataset: z.uuid().optional(), archived: z.stringbool().default(false) })
export type ListModelsInput = z.output<typeof listModelsInput>
export const renameModelInput = z.strictObject({ modelId: z.uuid(), name })
export type RenameModelInput = z.output<typeof renameModelInput>
export const chooseThresholdInput = z.strictObject({ modelId: z.uuid(), threshold: z.number().min(-1000).max(1000) })
export type ChooseThresholdInput = z.output<typeof chooseThresholdInput>

export const mostTexts = 1_000
const text = z.string().max(200_000)
export const scoreTextsInput = z.strictObject({
  modelId: z.uuid(),
  texts: z
    .array(z.strictObject({ prompt: text, response: text.nullable().optional() }))
    .min(1, 'There is no text to score')
    .max(mostTexts, 'At most 1,000 texts at once'),
  /** With the words that moved it; for at most 50 texts. */
  explain: z.boolean().default(false),
})
export type ScoreTextsInput = z.input<typeof scoreTextsInput>

export const evaluateModelInput = z.strictObject({
  modelId: z.uuid(),
  dataset: z.uuid(),
  filter: sampleFilter.default({}),
})
export type EvaluateModelInput = z.output<typeof evaluateModelInput>

export const evaluationInput = z.strictObject({ evaluationId: z.uuid() })
export type EvaluationInput = z.output<typeof evaluationInput>

export const errorKinds = ['missed', 'overcalled', 'mislabelled'] as const
export type ErrorKind = (typeof errorKinds)[number]
export const listErrorsInput = z.strictObject({
  evaluationId: z.uuid(),
  kind: z.enum(errorKinds).default('missed'),
  skip: z.coerce.number().int().min(0).max(100_000).default(0),
  take: z.coerce.number().int().min(1).max(100).default(25),
})
export type ListErrorsInput = z.output<typeof listErrorsInput>
export const reviewErrorsInput = z.strictObject({
  evaluationId: z.uuid(),
  sampleIds: z.array(z.uuid()).min(1, 'Choose at least one').max(1_000),
})
export type ReviewErrorsInput = z.output<typeof reviewErrorsInput>

/** The samples that a model is least sure of, and some by chance. */
export const reviewUncertainInput = z.strictObject({
  modelId: z.uuid(),
  take: z.coerce.number().int().min(1).max(500).default(50),
})
export type ReviewUncertainInput = z.output<typeof reviewUncertainInput>

export const compareModelsInput = z
  .strictObject({ evaluationId: z.uuid(), other: z.uuid().optional(), judge: z.uuid().optional() })
  .refine(({ other, judge }) => (other === undefined) !== (judge === undefined), 'Compare with a model or with a judge')
export type CompareModelsInput = z.output<typeof compareModelsInput>

export type Word = { text: string; moves: number }
export type TextScore = {
  verdict: 'safe' | 'unsafe'
  /** That it is unsafe; calibrated on the validation part. */
  probability: number
  /** Larger is worse; above the threshold it is unsafe. */
  cost: number
  says: string[]
  labels: { code: string; name: string; polarity: Polarity; probability: number }[]
  /** How much each word of the prompt, and of the response, adds to the cost. */
  words: Word[][] | null
}
export type ScoredTexts = { model: { id: string; name: string; threshold: number }; scores: TextScore[] }

export type ModelState = 'working' | 'ready' | 'failed' | 'cancelled'
export type EvaluationSummary = {
  id: string
  datasetId: string
  dataset: string
  heldOut: boolean
  state: ModelState
  rows: number
  runId: string | null
  threshold: number
  auroc: Statistic | null
  f1: Statistic | null
  createdAt: string
}
export type ModelSummary = {
  id: string
  name: string
  datasetId: string
  dataset: string
  target: 'prompt' | 'response'
  state: ModelState
  reason: string | null
  runId: string | null
  hash: string | null
  threshold: number
  /** Version of the snapshot it learnt from. */
  snapshot: { id: string; version: string } | null
  trainedOn: { texts: number; validation: number; pairs: number } | null
  parent: { id: string; name: string } | null
  /** On the part that was held out. */
  heldOut: { id: string; n: number; measures: Report['measures'] } | null
  madeBy: string
  archived: boolean
  createdAt: string
}
export type ModelDetail = ModelSummary & {
  plan: ModelPlan
  policy: { name: string; version: number }
  heads: Head[]
  curve: CurvePoint[]
  learning: LearningPoint[]
  bytes: number | null
  evaluations: EvaluationSummary[]
}
export type EvaluationDetail = EvaluationSummary & { model: { id: string; name: string }; report: Report | null }

export type ModelError = {
  sampleId: string
  prompt: string
  response: string | null
  labels: string[]
  said: string[]
  cost: number
  probability: number
  /** What the model says of each word now. */
  words: Word[][]
}
export type ModelErrors = { errors: ModelError[]; total: number; counts: Record<ErrorKind, number> }

export type Comparison = {
  first: string
  second: string
  /** Rows that both were asked about. */
  n: number
  bothRight: number
  onlyFirst: number
  onlySecond: number
  neitherRight: number
  /** Rows that the second could not be read on; they are not counted. */
  unread: number
  p: number | null
  reason: string | null
}
