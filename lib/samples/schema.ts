import { z } from 'zod'

export const datasetInput = z.strictObject({ datasetId: z.uuid() })
export type DatasetInput = z.output<typeof datasetInput>
/** Smaller batches let more workers share a check. */
export const checkSamplesInput = z.strictObject({
  datasetId: z.uuid(),
  batchSize: z.number().int().min(1).max(5_000).default(500),
})
export type CheckSamplesInput = z.output<typeof checkSamplesInput>

export const labelSources = ['none', 'human', 'judge', 'import', 'generator'] as const
export type LabelSource = (typeof labelSources)[number]
export const sampleStates = ['new', 'accepted', 'rejected', 'flagged'] as const
export type SampleState = (typeof sampleStates)[number]
export const polarities = ['safe', 'unsafe', 'caution', 'none'] as const
export type Polarity = (typeof polarities)[number]

export type NewSample = {
  prompt: string
  response?: string
  conversation?: { role: string; content: string }[]
  labels: string[]
  language?: string
  meta?: Record<string, unknown>
}

// Postgres keeps no NUL, and half a character is none.
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine(
      (value) => !value.includes('\u0000') && value.isWellFormed(),
      'This text has characters that cannot be kept',
    )
const codes = z.array(z.string().min(1).max(120)).max(50)

export const createSamplesInput = z.strictObject({
  dataset: z.uuid().optional(),
  samples: z
    .array(
      z.strictObject({
        prompt: text(200_000).refine((value) => value.trim() !== '', 'A sample needs a text'),
        response: text(200_000).optional(),
        conversation: z
          .array(z.strictObject({ role: z.enum(['system', 'user', 'assistant', 'tool']), content: text(200_000) }))
          .max(200)
          .optional(),
        labels: codes.default([]),
        language: z
          .string()
          .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
          .optional(),
        meta: z.record(z.string().max(200), z.union([text(10_000), z.number(), z.boolean(), z.null()])).optional(),
      }),
    )
    .min(1, 'There is no sample to add')
    .max(1_000, 'At most 1,000 samples at once; more go through an import'),
})
export type CreateSamplesInput = z.output<typeof createSamplesInput>

export const sampleInput = z.strictObject({ sampleId: z.uuid() })
export type SampleInput = z.output<typeof sampleInput>

/** What a person may do to one sample. */
export const handActs = ['accept', 'label', 'reject', 'flag', 'reopen'] as const
export type HandAct = (typeof handActs)[number]

const handed = {
  sampleId: z.uuid(),
  /** As the caller saw it: whoever changed it meanwhile wins, and the caller is told. */
  revision: z.number().int().min(1),
  note: text(2_000).optional(),
  seconds: z.number().min(0).max(86_400).optional(),
  suggestionsVisible: z.boolean().optional(),
  idempotencyKey: z.string().min(1).max(120).optional(),
}
export const labelSampleInput = z.strictObject({ ...handed, act: z.enum(handActs), labels: codes.optional() })
export type LabelSampleInput = z.output<typeof labelSampleInput>

/** The same act said as a change of the sample. */
export const changeSampleInput = z
  .strictObject({ ...handed, labels: codes.optional(), state: z.enum(sampleStates).optional() })
  .refine(({ labels, state }) => (labels === undefined) !== (state === undefined), 'Send either labels or a state')
export type ChangeSampleInput = z.output<typeof changeSampleInput>

export const undoDecisionInput = z.strictObject({ decisionId: z.uuid() })
export type UndoDecisionInput = z.output<typeof undoDecisionInput>

export type LabelInfo = { code: string; name: string; polarity: Polarity; key: string | null; retired: boolean }
export type DatasetInfo = {
  id: string
  name: string
  target: 'prompt' | 'response'
  policyVersionId: string
  policy: string
  policyVersion: number
  multiLabel: boolean
  labels: LabelInfo[]
}

export type VerdictShape = {
  judge: string
  outcome: 'read' | 'unreadable' | 'refused'
  polarity: Polarity
  labels: string[]
}
export type SampleRow = {
  id: string
  revision: number
  /** One line of the text around the first match. */
  excerpt: string
  labels: string[]
  polarity: Polarity
  labelSource: LabelSource
  state: SampleState
  source: { id: string; name: string; row: number | null } | null
  runId: string | null
  personaId: string | null
  model: string | null
  language: string | null
  characters: number
  hasResponse: boolean
  turns: number
  simulated: boolean
  tainted: boolean
  judged: boolean
  reviewed: boolean
  verdicts: VerdictShape[]
  /** One's own to decide in a blind queue: until then, what others think of it is not sent. */
  unseen: boolean
  createdAt: string
}
export type SamplePage = { samples: SampleRow[]; next: string | null; previous: string | null }

export type DecisionView = {
  id: string
  act: string
  by: string
  fromLabels: string[]
  toLabels: string[]
  fromState: SampleState
  toState: SampleState
  note: string | null
  seconds: number | null
  /** Whether judges and suggestions were in sight. */
  suggestionsVisible: boolean
  policyVersion: number | null
  runId: string | null
  undone: boolean
  at: string
}
export type VerdictView = VerdictShape & {
  id: string
  confidence: number | null
  severity: number | null
  rationale: string | null
  latencyMs: number | null
  costMicros: number | null
  /** Said before of the same text, and not asked again. */
  cached: boolean
  simulated: boolean
  at: string
}
export type SampleView = Omit<SampleRow, 'excerpt' | 'verdicts' | 'source'> & {
  dataset: { id: string; name: string; target: 'prompt' | 'response' }
  policy: { name: string; version: number }
  prompt: string
  response: string | null
  conversation: { role: string; content: string }[]
  unwrapped: string | null
  wrapper: string | null
  safePrompt: string | null
  sources: { id: string; name: string; row: number | null; licence: string | null; labels: string[] | null }[]
  run: { id: string; number: number; title: string } | null
  /** Whom a model wrote it as. */
  persona: { id: string; text: string } | null
  costMicros: number | null
  contentHash: string
  meta: Record<string, unknown> | null
  verdicts: VerdictView[]
  decisions: DecisionView[]
  copies: { id: string; datasetId: string; labels: string[]; polarity: Polarity }[]
  /** Names of every label code that appears here. */
  names: Record<string, { name: string; polarity: Polarity }>
}
export type DecisionOutcome = {
  decisionId: string
  id: string
  revision: number
  labels: string[]
  polarity: Polarity
  labelSource: LabelSource
  state: SampleState
  reviewed: boolean
}
