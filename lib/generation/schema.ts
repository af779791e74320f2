import { z } from 'zod'
import type { Polarity } from '../samples/schema'
import type { RunStatus } from '../runs/schema'
import type { SimulatedFault } from '../providers/simulator/hints'
import { templateRef } from '../templates/schema'

export const mostRows = 100_000

const word = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'It holds characters that cannot be stored')

const languageCode = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Write a language as its code: en, pt-BR')

/** How many rows of what. Where a side is null, its rows are spread evenly over what the plan names. */
export const cell = z.strictObject({
  label: z.string().min(1).max(120).nullable().default(null),
  /** A group of personas; the empty name is of those in none. */
  group: z.string().max(60).nullable().default(null),
  topic: word(200).nullable().default(null),
  /** Whose passages it is written from, where the template asks for one. */
  source: z.uuid().nullable().default(null),
  language: languageCode.nullable().default(null),
  turns: z.number().int().min(1).max(20).nullable().default(null),
  count: z.number().int().min(1).max(mostRows),
})
export type Cell = z.output<typeof cell>

export const capsShape = z.strictObject({
  /** Millionths of a dollar. Reserved before each call. */
  micros: z.number().int().min(0).max(1_000_000_000_000).optional(),
  calls: z.number().int().min(1).max(10_000_000).optional(),
  minutes: z.number().min(0.1).max(100_000).optional(),
})
export type Caps = z.output<typeof capsShape>

export const faults = [
  'refuse',
  'filter',
  'broken-json',
  'wrong-label',
  'cut',
  'unfinished',
  'slow',
  'overloaded',
  'fail',
] as const satisfies readonly SimulatedFault[]

const planShape = {
  datasetId: z.uuid(),
  template: templateRef,
  /** The first is asked; each next one where those before it refused. */
  models: z.array(z.uuid()).min(1, 'Choose a model').max(5, 'At most five models'),
  cells: z.array(cell).min(1, 'Say how many rows of what').max(2_000, 'At most 2,000 cells'),
  topics: z.array(word(200)).max(500, 'At most 500 topics').default([]),
  languages: z.array(languageCode).max(50).default([]),
  turns: z.array(z.number().int().min(1).max(20)).max(20).default([]),
  /** Sources whose passages are used, where the template asks for one; all of the project's without. */
  sourceIds: z.array(z.uuid()).max(200).default([]),
  /** Where the samples come from that a template starts from; the dataset itself without. */
  fromDatasetId: z.uuid().optional(),
  /** What differs from a sample by less is kept out too. */
  near: z.boolean().default(true),
  /** Judges that have to agree with the label that was asked for. */
  judges: z.array(z.uuid()).max(5, 'At most five judges').default([]),
  seed: z.number().int().min(0).max(2_147_483_647).default(1),
  /** For the simulator alone: how it should go wrong, and how often. */
  rehearse: z.strictObject({ fault: z.enum(faults), rate: z.number().min(0).max(1).default(0.2) }).optional(),
}
const enough = ({ cells }: { cells: Cell[] }) => cells.reduce((sum, { count }) => sum + count, 0) <= mostRows
const tooMany = `At most ${mostRows.toLocaleString('en')} rows at once`

export const startGenerationInput = z
  .strictObject({ ...planShape, caps: capsShape.default({}), name: z.string().trim().max(120).default('') })
  .refine(enough, tooMany)
export type StartGenerationInput = z.output<typeof startGenerationInput>
export const estimateInput = z.strictObject(planShape).refine(enough, tooMany)
export type EstimateInput = z.output<typeof estimateInput>
const json = (text: string, context: z.RefinementCtx) => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'This is not valid JSON' })
    return z.NEVER
  }
}
/** The same in an address, for who only reads. */
export const estimateQuery = z
  .object({ plan: z.string().max(60_000).transform(json).pipe(estimateInput) })
  .transform(({ plan }) => plan)
export const tryGenerationInput = estimateInput
export type TryGenerationInput = EstimateInput

export const gridInput = z.object({ dataset: z.uuid().optional(), from: z.uuid().optional() })
export type GridInput = z.output<typeof gridInput>

export const generationInput = z.strictObject({ runId: z.uuid() })
export type GenerationInput = z.output<typeof generationInput>
export const raiseCapInput = z.strictObject({ runId: z.uuid(), ...capsShape.shape })
export type RaiseCapInput = z.output<typeof raiseCapInput>

export const rowOutcomes = ['asked', 'judging', 'kept', 'notKept', 'failed'] as const
export type RowOutcome = (typeof rowOutcomes)[number]
export const listRowsInput = z.object({
  runId: z.uuid(),
  outcome: z.enum(rowOutcomes).optional(),
  reason: z.string().max(60).optional(),
  cell: z.coerce.number().int().min(0).optional(),
  /** The model that declined, and which label it declined to write. */
  refusedBy: z.string().max(200).optional(),
  label: z.string().max(120).optional(),
  before: z.coerce.number().int().min(0).optional(),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type ListRowsInput = z.output<typeof listRowsInput>

/** What the run of a generation is opened with; kept for as long as the run. */
export const generationPlan = z.object({
  ...planShape,
  caps: capsShape.default({}),
  versionId: z.uuid(),
  templateName: z.string(),
  templateVersion: z.number(),
  kind: z.string(),
  modelNames: z.array(z.string()),
  simulated: z.boolean(),
  /** Three rows to look at: they are not added, and nothing is refilled. */
  examples: z.boolean().default(false),
})
export type GenerationPlan = z.output<typeof generationPlan>

export type StartedGeneration = { runId: string; number: number; rows: number }

export type GridLabel = { code: string; name: string; polarity: Polarity; now: number }
export type GridView = {
  dataset: { id: string; name: string; target: 'prompt' | 'response' }
  labels: GridLabel[]
  /** Groups of personas with how many are in each; the empty name is of those in none. */
  groups: { name: string; personas: number }[]
  /** Samples of a label that personas of a group wrote. */
  wrote: { label: string; group: string; count: number }[]
  sources: { id: string; name: string; passages: number }[]
  datasets: { id: string; name: string; target: 'prompt' | 'response'; samples: number }[]
}

export type EstimateView = {
  rows: number
  calls: number
  /** The share of calls that ask again for what was not kept. */
  again: number
  tokensIn: number
  tokensOut: number
  micros: number
  /** So much more or less. */
  spreadMicros: number
  seconds: number
  perMinute: number
  /** What it was reckoned from. */
  basis: string
  simulated: boolean
  /** What stands in the way of a start, or will be noticed later. */
  problems: string[]
  warnings: string[]
}

/** Every row that was asked for is one of these: they sum up to `asked`. */
export type RowCounts = {
  asked: number
  kept: number
  notKept: number
  failed: number
  cancelled: number
  waiting: number
}
export type ReasonCount = { outcome: 'notKept' | 'failed'; reason: string; count: number }
export type CellView = Cell & {
  sourceName: string | null
  kept: number
  notKept: number
  failed: number
  waiting: number
  /** Why rows of this cell were not kept. */
  reasons: ReasonCount[]
}
export type RefusalCount = { model: string; label: string | null; count: number }
export type LandedRow = {
  position: number
  outcome: RowOutcome
  reason: string | null
  detail: string | null
  label: string | null
  polarity: Polarity
  text: string
  persona: string | null
  topic: string | null
  language: string | null
  sampleId: string | null
  nearId: string | null
  similarity: number | null
  model: string | null
  simulated: boolean
  costMicros: number
  landedAt: string | null
}
export type RowPage = { rows: LandedRow[]; next: number | null }
export type GenerationView = {
  runId: string
  /** As it was before the rows were counted: of a run that had ended, these are all. */
  status: RunStatus
  plan: GenerationPlan
  counts: RowCounts
  wanted: number
  round: number
  reasons: ReasonCount[]
  refusals: RefusalCount[]
  cells: CellView[]
  latest: LandedRow[]
  /** Calls and money as the ledger has them. */
  calls: number
  costMicros: number
  /** Rows a minute of late. */
  perMinute: number | null
  secondsLeft: number | null
}
