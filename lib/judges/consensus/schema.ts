import { z } from 'zod'
import { sampleFilter } from '../../samples/filter/schema'

export const consensusRules = ['majority', 'weighted', 'any-unsafe', 'all-agree'] as const
export type ConsensusRule = (typeof consensusRules)[number]

/** What is kept: what the judges find safe, or what they find to be what was asked for. */
export const keeps = ['safe', 'asked'] as const
export type Keep = (typeof keeps)[number]

const chosen = {
  dataset: z.uuid().optional(),
  judgeIds: z.array(z.uuid()).min(1, 'Choose a judge').max(20),
  rule: z.enum(consensusRules),
  keep: z.enum(keeps),
  filter: sampleFilter.default({}),
}
export const previewSiftInput = z.strictObject(chosen)
export type PreviewSiftInput = z.output<typeof previewSiftInput>

export const siftInput = z.strictObject({
  ...chosen,
  /** What is left undecided goes to people. */
  review: z.boolean().default(true),
  /** Samples without a label take the one that the judges agree on. */
  label: z.boolean().default(false),
  idempotencyKey: z.string().min(1).max(120).optional(),
})
export type SiftInput = z.output<typeof siftInput>

export const siftPlan = z.object({
  judgeIds: z.array(z.uuid()),
  rule: z.enum(consensusRules),
  keep: z.enum(keeps),
  filter: sampleFilter,
  review: z.boolean(),
  label: z.boolean(),
  userId: z.string(),
  weights: z.record(z.string(), z.number()),
})
export const siftRange = z.object({ from: z.uuid(), until: z.uuid().nullable() })

export type SiftCounts = { kept: number; dropped: number; undecided: number; people: number }
export type SiftPreview = SiftCounts & {
  /** Samples that none of these judges has answered about. They are left as they are. */
  unjudged: number
  why: { reason: string; count: number }[]
}
export type SiftSum = SiftCounts & { relabelled: number }

export const siftsInput = z.strictObject({ dataset: z.uuid().optional() })
export type SiftsInput = z.output<typeof siftsInput>
export type SiftView = {
  runId: string
  number: number
  title: string
  status: string
  rule: ConsensusRule
  result: SiftSum | null
  /** Where people decide what the judges could not. */
  queueId: string | null
  undone: boolean
  by: string
  at: string
}
