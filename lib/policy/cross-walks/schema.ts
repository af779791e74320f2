import { z } from 'zod'
import type { LabelView, Polarity } from '../schema'

const code = z.string().min(1).max(120)
export const walkEntry = z.strictObject({
  fromCode: code,
  toCode: code,
  lossy: z.boolean().default(false),
  note: z.string().trim().max(500).default(''),
})
export type WalkEntry = z.output<typeof walkEntry>

const pair = { fromVersionId: z.uuid(), toVersionId: z.uuid() }
export const getCrossWalkInput = z.object({ ...pair, number: z.coerce.number().int().min(1).optional() })
export type GetCrossWalkInput = z.output<typeof getCrossWalkInput>

/** `seen` is the number the person began from: 0 where there was none. */
export const saveCrossWalkInput = z.strictObject({
  ...pair,
  seen: z.number().int().min(0),
  note: z.string().trim().max(500).default(''),
  entries: z.array(walkEntry).min(1, 'A walk needs at least one step').max(2_000),
})
export type SaveCrossWalkInput = z.output<typeof saveCrossWalkInput>

export const previewCrossWalkInput = z.object({ crossWalkId: z.uuid(), datasetId: z.uuid() })
export type PreviewCrossWalkInput = z.output<typeof previewCrossWalkInput>

/** For a code with several targets: those that its samples get. A code without a choice leaves its samples for review. */
export const applyCrossWalkInput = z.strictObject({
  crossWalkId: z.uuid(),
  datasetId: z.uuid(),
  choices: z.record(code, z.array(code).min(1)).default({}),
  flagLeft: z.boolean().default(true),
})
export type ApplyCrossWalkInput = z.output<typeof applyCrossWalkInput>

/** What a mapping run does. `same` are codes that read alike on both sides: samples that carry nothing else stay untouched. */
export const mappingPlan = z.object({
  crossWalkId: z.uuid().nullable(),
  fromVersionIds: z.array(z.uuid()).min(1),
  toVersionId: z.uuid(),
  multiLabel: z.boolean(),
  flagLeft: z.boolean(),
  same: z.array(code),
  steps: z.array(
    z.object({
      from: code,
      to: code,
      polarity: z.enum(['safe', 'unsafe', 'caution', 'none']),
      position: z.number().int(),
    }),
  ),
})
export type MappingPlan = z.output<typeof mappingPlan>

type Side = {
  versionId: string
  policyId: string
  policy: string
  number: number
  multiLabel: boolean
  labels: LabelView[]
}
export type CrossWalkView = {
  /** Null while it is only a suggestion that nobody has saved. */
  id: string | null
  number: number
  numbers: number[]
  note: string
  /** Where a suggestion comes from, in words for the screen. */
  suggestedBy: string | null
  from: Side
  to: Side
  entries: WalkEntry[]
}
export type CrossWalkRow = {
  id: string
  number: number
  createdAt: string
  entries: number
  lossy: number
  from: { versionId: string; policy: string; number: number }
  to: { versionId: string; policy: string; number: number }
}

/** What applying a walk to a dataset would do to the samples under one code. */
export type WalkLine = {
  code: string
  name: string
  polarity: Polarity
  samples: number
  fate: 'mapped' | 'ambiguous' | 'unmapped'
  to: { code: string; name: string; lossy: boolean }[]
  polarityChanges: boolean
}
export type WalkPreview = {
  dataset: string
  from: string
  to: string
  samples: number
  unlabelled: number
  lines: WalkLine[]
}
