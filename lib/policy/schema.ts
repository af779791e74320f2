import { z } from 'zod'

export const polarities = ['safe', 'unsafe', 'caution', 'none'] as const
export type Polarity = (typeof polarities)[number]

export const limits = { labels: 200, examples: 20, aliases: 50 } as const

const line = (most: number) => z.string().trim().max(most, `At most ${most} characters`)
const name = line(120).min(1, 'Give it a name')
const code = line(120).min(1, 'Give it a code').regex(/^\S+$/, 'A code has no spaces')

/** A label as it is written in a draft. Without a key it takes the key of its place. */
export const labelShape = z.strictObject({
  code,
  name,
  definition: line(4_000).default(''),
  examples: z.array(line(2_000).min(1, 'An example is empty')).max(limits.examples).default([]),
  aliases: z.array(line(200).min(1, 'A spelling is empty')).max(limits.aliases).default([]),
  polarity: z.enum(polarities),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'A colour is written as #rrggbb')
    .nullable()
    .default(null),
  key: z.string().max(1).nullable().default(null),
  retired: z.boolean().default(false),
  mergedInto: code.nullable().default(null),
})
export type LabelDraft = z.output<typeof labelShape>

export type BuiltInLabel = Pick<LabelDraft, 'code' | 'name' | 'polarity' | 'definition' | 'examples'> & {
  aliases?: string[]
}
export type BuiltInPolicy = {
  key: string
  name: string
  description: string
  multiLabel: boolean
  labels: BuiltInLabel[]
}

export const adoptPolicyInput = z.strictObject({ key: z.string().min(1).max(60) })
export type AdoptPolicyInput = z.output<typeof adoptPolicyInput>

export const createPolicyInput = z.strictObject({
  name,
  description: line(1_000).default(''),
  multiLabel: z.boolean().default(false),
})
export type CreatePolicyInput = z.output<typeof createPolicyInput>

export const policyInput = z.strictObject({ policyId: z.uuid() })
export type PolicyInput = z.output<typeof policyInput>

/** Without a version, the newest published one, or the draft where nothing was published yet. */
export const getPolicyInput = z.object({ policyId: z.uuid(), version: z.coerce.number().int().min(1).optional() })
export type GetPolicyInput = z.output<typeof getPolicyInput>

export const changePolicyInput = z.strictObject({ policyId: z.uuid(), name, description: line(1_000).default('') })
export type ChangePolicyInput = z.output<typeof changePolicyInput>

export const versionInput = z.strictObject({ policyId: z.uuid(), versionId: z.uuid() })
export type VersionInput = z.output<typeof versionInput>

export const saveDraftInput = z.strictObject({
  policyId: z.uuid(),
  versionId: z.uuid(),
  revision: z.number().int().min(1),
  labels: z.array(labelShape).max(limits.labels, `At most ${limits.labels} labels`),
})
export type SaveDraftInput = z.output<typeof saveDraftInput>

export const publishDraftInput = z.strictObject({
  policyId: z.uuid(),
  versionId: z.uuid(),
  revision: z.number().int().min(1),
  note: line(1_000).default(''),
})
export type PublishDraftInput = z.output<typeof publishDraftInput>

export const compareVersionsInput = z.object({
  policyId: z.uuid(),
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
})
export type CompareVersionsInput = z.output<typeof compareVersionsInput>

export const moveDatasetInput = z.strictObject({
  datasetId: z.uuid(),
  versionId: z.uuid(),
  flagLeft: z.boolean().default(true),
})
export type MoveDatasetInput = z.output<typeof moveDatasetInput>
export const previewMoveInput = z.object({ datasetId: z.uuid(), versionId: z.uuid() })
export type PreviewMoveInput = z.output<typeof previewMoveInput>

export type LabelView = LabelDraft & { id: string; position: number }
export type VersionSummary = {
  id: string
  number: number
  note: string
  publishedAt: string | null
  labels: number
  datasets: { id: string; name: string }[]
}
export type LabelChip = { code: string; name: string; polarity: Polarity }
export type PolicyRow = {
  id: string
  name: string
  description: string
  multiLabel: boolean
  origin: string | null
  /** The newest published version; null while there is only a draft. */
  version: number | null
  draft: number | null
  labels: LabelChip[]
  datasets: { id: string; name: string; version: number }[]
}
export type VersionView = {
  id: string
  number: number
  note: string
  revision: number
  publishedAt: string | null
  labels: LabelView[]
}
export type PolicyView = {
  id: string
  name: string
  description: string
  multiLabel: boolean
  origin: string | null
  versions: VersionSummary[]
  version: VersionView
  /** The version that a draft was copied from, or that a published one replaced. */
  before: VersionView | null
}

/** What will become of the samples under one label when a dataset moves. */
export type MoveLine = {
  code: string
  name: string
  samples: number
  fate: 'stays' | 'mapped' | 'left'
  to: string[]
  polarityChanges: boolean
}
export type MovePreview = {
  dataset: string
  from: string
  to: string
  samples: number
  unlabelled: number
  lines: MoveLine[]
}

/** To tell labels of one polarity apart where it helps; never in place of the shape and the word. */
export const labelColours = [
  { name: 'Blue', value: '#3b82f6' },
  { name: 'Violet', value: '#8b5cf6' },
  { name: 'Pink', value: '#db2777' },
  { name: 'Orange', value: '#ea580c' },
  { name: 'Olive', value: '#84851a' },
  { name: 'Green', value: '#16a34a' },
  { name: 'Cyan', value: '#0891b2' },
  { name: 'Slate', value: '#64748b' },
] as const
