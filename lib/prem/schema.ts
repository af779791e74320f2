import { z } from 'zod'

/** Their scripts send more than we read, and what we do not know is left alone. */
const text = (most: number) =>
  z
    .string()
    .max(most, `At most ${most.toLocaleString('en')} characters`)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'It holds characters that cannot be stored')
const name = text(200).trim().min(1, 'Give it a name')
const id = z.uuid('This is not an id')

export const noWish = z.object({})
export const openProjectInput = z
  .object({ name, goal: text(10_000).trim().min(1, 'Say what it is for') })
  .transform(({ name, goal }) => ({ name: name.slice(0, 80).trim(), goal }))
export type OpenProjectInput = z.output<typeof openProjectInput>
export const projectInput = z.object({ projectId: id })
export type ProjectInput = z.output<typeof projectInput>

/** The fields of the form after its lists were gathered; all numbers arrive as text. */
export const makePairsInput = z
  .object({
    project_id: id,
    name,
    pairs_to_generate: z.coerce.number().int().min(1, 'At least one pair').max(100_000, 'At most 100,000 pairs'),
    temperature: z
      .union([z.literal('').transform(() => null), z.literal('null').transform(() => null), z.coerce.number()])
      .pipe(z.number().min(0).max(1).nullable())
      .default(null),
    question_format: text(10_000).default(''),
    answer_format: text(2_000).default(''),
    rules: z.array(text(1_000)).max(30, 'At most 30 rules').default([]),
    example_questions: z.array(text(3_000)).max(20).default([]),
    example_answers: z.array(text(1_000)).max(20).default([]),
    website_urls: z.array(text(2_000)).max(2_000).default([]),
    youtube_urls: z.array(text(2_000)).max(2_000).default([]),
  })
  .transform(({ project_id: projectId, ...input }) => ({ projectId, ...input }))
export type MakePairsInput = z.output<typeof makePairsInput>

export const fillDatasetInput = z
  .object({ project_id: id, name })
  .transform(({ project_id: projectId, name }) => ({ projectId, name }))
export type FillDatasetInput = z.output<typeof fillDatasetInput>

export const freezeFilesInput = z
  .object({ project_id: id, label: name })
  .transform(({ project_id: projectId, label }) => ({ projectId, label }))
export type FreezeFilesInput = z.output<typeof freezeFilesInput>

const message = z.object({ role: z.string().max(40), content: text(200_000) })
export type Message = z.output<typeof message>
const messages = z.array(message).min(1, 'There is no message').max(200, 'At most 200 messages')
export const buckets = ['uncategorized', 'training', 'validation'] as const
export type Bucket = (typeof buckets)[number]

export const datasetInput = z.object({ datasetId: id })
export type DatasetInput = z.output<typeof datasetInput>
export const addDatapointInput = z.object({
  datasetId: id,
  messages,
  bucket: z.enum(buckets).nullish().default('uncategorized'),
})
export type AddDatapointInput = z.output<typeof addDatapointInput>
export const datapointLine = z.object({ messages })

export const freezeDatasetInput = z
  .object({ dataset_id: id, split_percentage: z.coerce.number().int().min(1).max(99).default(80) })
  .transform(({ dataset_id: datasetId, split_percentage: share }) => ({ datasetId, share }))
export type FreezeDatasetInput = z.output<typeof freezeDatasetInput>

export const wantAdviceInput = z
  .object({ snapshot_id: id })
  .transform(({ snapshot_id: snapshotId }) => ({ snapshotId }))
export const snapshotInput = z.object({ snapshotId: id })
export type SnapshotInput = z.output<typeof snapshotInput>

export const trainingTypes = ['full', 'lora', 'qlora'] as const
export type TrainingType = (typeof trainingTypes)[number]
const experiment = z
  .object({
    base_model_id: text(200).min(1, 'Name the base model'),
    batch_size: z.number().positive(),
    learning_rate_multiplier: z.number().positive(),
    n_epochs: z.number().positive(),
    lora: z.boolean().nullish(),
    training_type: z.enum(trainingTypes).nullish(),
    refinetune_from_experiment_id: id.nullish(),
  })
  .transform(({ lora, training_type, ...wanted }) => ({
    baseModelId: wanted.base_model_id,
    batchSize: wanted.batch_size,
    learningRateMultiplier: wanted.learning_rate_multiplier,
    epochs: wanted.n_epochs,
    trainingType: training_type ?? (lora ? ('lora' as const) : ('full' as const)),
    from: wanted.refinetune_from_experiment_id ?? null,
  }))
export type WantedExperiment = z.output<typeof experiment>
export const startJobInput = z
  .object({
    snapshot_id: id,
    name,
    experiments: z.array(experiment).min(1, 'There is no experiment').max(10, 'At most ten experiments at once'),
  })
  .transform(({ snapshot_id: snapshotId, ...input }) => ({ snapshotId, ...input }))
export type StartJobInput = z.output<typeof startJobInput>
export const jobInput = z.object({ jobId: id })
export type JobInput = z.output<typeof jobInput>

export const completeChatInput = z
  .object({
    model: text(200).min(1, 'Name the model'),
    messages,
    project_id: id.nullish(),
    stream: z.boolean().nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    top_p: z.number().gt(0).max(1).nullish(),
    max_tokens: z.number().int().min(1).max(16_000).nullish(),
    max_completion_tokens: z.number().int().min(1).max(16_000).nullish(),
  })
  .transform(({ project_id: projectId, max_tokens, max_completion_tokens, top_p: topP, ...input }) => ({
    ...input,
    topP,
    projectId: projectId ?? undefined,
    maxTokens: max_completion_tokens ?? max_tokens ?? null,
  }))
export type CompleteChatInput = z.output<typeof completeChatInput>

export const modelQuery = z.object({ model: text(200).min(1, 'Name the model') })
export type ModelQuery = z.output<typeof modelQuery>
export const loadInput = modelQuery

/** As the tutorial sends it, one object in snake case, or as their page shows it: in camel case, and perhaps a list. */
const traceShape = z.object({
  projectId: id,
  modelId: text(200).min(1, 'Name the model'),
  input: z.union([text(200_000).min(1), messages]),
  output: z.union([text(200_000).min(1), message.transform(({ content }) => content)]),
  score: z.number().nullish(),
  feedback: text(10_000).nullish(),
})
export const keepTraceInput = z
  .record(z.string(), z.unknown())
  .transform((given) => {
    const listed = [given.traces, given.data].find(Array.isArray)
    const one: unknown = listed?.length === 1 ? listed[0] : given
    const { project_id, model_id, ...rest } =
      typeof one === 'object' && one !== null ? ({ ...one } as Record<string, unknown>) : {}
    return { projectId: project_id, modelId: model_id, ...rest }
  })
  .pipe(traceShape)
export type KeepTraceInput = z.output<typeof keepTraceInput>
export const rateTraceInput = z.object({
  traceId: id,
  score: z.number().nullish(),
  feedback: text(10_000).nullish(),
})
export type RateTraceInput = z.output<typeof rateTraceInput>
export const teachTraceInput = z
  .object({ traceId: id, dataset_id: id.nullish(), datasetId: id.nullish() })
  .transform(({ traceId, dataset_id, datasetId }) => ({ traceId, wanted: dataset_id ?? datasetId ?? null }))
export type TeachTraceInput = z.output<typeof teachTraceInput>

/** What a run that writes pairs was opened with. */
export const pairsPlan = z.object({
  datasetId: id,
  templateId: id,
  modelId: id,
  pairs: z.number().int(),
  goal: z.string(),
  /** Runs that bring in what is written from; empty where nothing was given. */
  reading: z.array(id),
  sourceIds: z.array(id),
})
export type PairsPlan = z.output<typeof pairsPlan>
