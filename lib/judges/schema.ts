import { z } from 'zod'
import { type SampleFilter, sampleFilter } from '../samples/filter/schema'
import type { Polarity } from '../samples/schema'

/** How a judge is asked and answers. */
export const formatKeys = [
  'rubric',
  'plain',
  'young-child',
  'llama-guard',
  'nemoguard',
  'wildguard',
  'shieldgemma',
  'openai-moderation',
] as const
export type FormatKey = (typeof formatKeys)[number]

/** Who gives the verdict: a language model, words and patterns, or a classifier that was trained here. */
export const judgeKinds = ['model', 'rules', 'classifier'] as const
export type JudgeKind = (typeof judgeKinds)[number]

const name = z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters')
const code = z.string().min(1).max(120)

export const sees = z.strictObject({
  /** Earlier turns of a conversation. */
  conversation: z.boolean().default(true),
  /** The request without its jailbreak wrapper, where there is one, in place of the prompt. */
  unwrapped: z.boolean().default(false),
})

export const modelSettings = z.strictObject({
  kind: z.literal('model'),
  modelId: z.uuid('Choose a model'),
  format: z.enum(formatKeys),
  instructions: z.string().trim().max(20_000).default(''),
  sees: sees.default({ conversation: true, unwrapped: false }),
  temperature: z.number().min(0).max(2).default(0),
  /** For the moderation endpoint: the score from which a label counts, by code. */
  thresholds: z.record(code, z.number().min(0).max(1)).default({}),
})
export type ModelSettings = z.output<typeof modelSettings>

export const rule = z.strictObject({
  kind: z.enum(['phrase', 'pattern']),
  text: z.string().min(1, 'Give the words').max(500),
  code,
})
export type JudgeRule = z.output<typeof rule>

export const rulesSettings = z.strictObject({
  kind: z.literal('rules'),
  rules: z.array(rule).min(1, 'Add a rule').max(500),
  /** The label where no rule matches; null: the judge then says nothing that counts. */
  otherwise: code.nullable().default(null),
  sees: sees.default({ conversation: true, unwrapped: false }),
})
export type RulesSettings = z.output<typeof rulesSettings>

export const classifierSettings = z.strictObject({
  kind: z.literal('classifier'),
  trainedModelId: z.uuid('Choose a trained model'),
  sees: sees.default({ conversation: false, unwrapped: false }),
})
export type ClassifierSettings = z.output<typeof classifierSettings>

export const judgeSettings = z.discriminatedUnion('kind', [modelSettings, rulesSettings, classifierSettings])
export type JudgeSettings = z.output<typeof judgeSettings>

export const createJudgeInput = z.strictObject({ name, policyVersionId: z.uuid(), settings: judgeSettings })
export type CreateJudgeInput = z.output<typeof createJudgeInput>

/** A change makes the next version. `version` is the one that the caller saw. */
export const changeJudgeInput = z.strictObject({
  judgeId: z.uuid(),
  version: z.number().int().min(1),
  policyVersionId: z.uuid(),
  settings: judgeSettings,
})
export type ChangeJudgeInput = z.output<typeof changeJudgeInput>

export const judgeInput = z.strictObject({ judgeId: z.uuid() })
export type JudgeInput = z.output<typeof judgeInput>

export const judgesOfInput = z.strictObject({ dataset: z.uuid().optional() })
export type JudgesOfInput = z.output<typeof judgesOfInput>

const judgeIds = z.array(z.uuid()).min(1, 'Choose a judge').max(20)
const cap = z.number().int().min(1).max(1_000_000_000_000)

/** A few samples are judged at once and shown; nothing is kept. */
export const tryJudgeInput = z.strictObject({
  dataset: z.uuid().optional(),
  policyVersionId: z.uuid(),
  settings: judgeSettings,
  take: z.number().int().min(1).max(10).default(10),
})
export type TryJudgeInput = z.output<typeof tryJudgeInput>

const chosen = {
  dataset: z.uuid().optional(),
  judgeIds,
  filter: sampleFilter.default({}),
  /** Only what these judges have not answered yet. */
  unjudged: z.boolean().default(true),
}
export const estimatePanelInput = z.strictObject(chosen)
export type EstimatePanelInput = z.output<typeof estimatePanelInput>

export const startPanelInput = z.strictObject({
  ...chosen,
  capMicros: cap.optional(),
  idempotencyKey: z.string().min(1).max(120).optional(),
})
export type StartPanelInput = z.output<typeof startPanelInput>

/** What a run keeps of the request. */
export const panelPlan = z.object({ judgeIds, unjudged: z.boolean() })
export type PanelPlan = z.output<typeof panelPlan>
export const panelBatch = z.object({ ids: z.array(z.uuid()).max(2_000) })

export type JudgeView = {
  id: string
  name: string
  version: number
  kind: JudgeKind
  format: FormatKey | null
  settings: JudgeSettings
  policy: { versionId: string; name: string; number: number }
  /** The model as people know it; null for a rule, or where it is gone. */
  model: { name: string; provider: string; simulated: boolean } | null
  verdicts: { read: number; unreadable: number; refused: number }
  archived: boolean
  createdAt: string
}

export type Outcome = 'read' | 'unreadable' | 'refused'

export type TriedVerdict = {
  judge: string
  sampleId: string
  excerpt: string
  outcome: Outcome | 'failed'
  labels: string[]
  polarity: Polarity
  confidence: number | null
  rationale: string | null
  reason: string | null
  raw: string | null
  latencyMs: number | null
  costMicros: number
  simulated: boolean
}

export type PanelEstimate = {
  samples: number
  verdicts: number
  /** Answered already, word for word, by the same version: these cost nothing. */
  cached: number
  calls: number
  costMicros: number
  simulated: boolean
  basis: string
  perJudge: { judgeId: string; name: string; calls: number; costMicros: number }[]
}
export type { SampleFilter }

/** The two models that are asked side by side whether a young child may hear an exchange. */
export const youngChildInput = z.strictObject({ modelIds: z.array(z.uuid()).min(1, 'Choose a model').max(4) })
export type YoungChildInput = z.output<typeof youngChildInput>

export const exportVerdictsInput = z.strictObject({
  judgeId: z.uuid(),
  dataset: z.uuid().optional(),
  /** `data` is exact to the letter; `spreadsheet` keeps programs from taking a text for a formula. */
  form: z.enum(['data', 'spreadsheet']).default('data'),
})
export type ExportVerdictsInput = z.output<typeof exportVerdictsInput>

export const getJudgeInput = z.strictObject({ judgeId: z.uuid(), dataset: z.uuid().optional() })
export type GetJudgeInput = z.output<typeof getJudgeInput>

/** What the editor of a judge offers. */
export type JudgeChoices = {
  dataset: { id: string; name: string; policyVersionId: string }
  policies: {
    versionId: string
    name: string
    number: number
    labels: { code: string; name: string; polarity: Polarity }[]
  }[]
  models: { id: string; name: string; provider: string; simulated: boolean }[]
  /** Classifiers that were trained here, and are ready. */
  trained: { id: string; name: string }[]
}
