import { z } from 'zod'

/** The fine-tuning APIs that can be spoken to. */
export const tuningApis = ['openai', 'prem'] as const
export type TuningApi = (typeof tuningApis)[number]

export const experimentInput = z.strictObject({
  baseModel: z.string().trim().min(1, 'Name the base model').max(200),
  epochs: z.coerce.number().int().min(1).max(50).nullable().default(null),
  batchSize: z.coerce.number().int().min(1).max(256).nullable().default(null),
  learningRateMultiplier: z.coerce.number().min(0.001).max(100).nullable().default(null),
})
export const startTuningInput = z.strictObject({
  dataset: z.uuid().optional(),
  /** What it holds, in place of the samples as they are now. */
  snapshotId: z.uuid().optional(),
  providerId: z.uuid(),
  api: z.enum(tuningApis).default('openai'),
  name: z.string().trim().min(1, 'Give it a name').max(40, 'At most 40 characters'),
  experiments: z.array(experimentInput).min(1, 'There is no experiment').max(10, 'At most ten at once'),
})
export type StartTuningInput = z.output<typeof startTuningInput>

export const tuningStatuses = ['pending', 'queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export type TuningStatus = (typeof tuningStatuses)[number]
export type ExperimentView = {
  id: string
  baseModel: string
  epochs: number | null
  status: TuningStatus
  jobId: string | null
  modelName: string | null
  providerModelId: string | null
  /** Why it failed, or what the provider told last. */
  told: string | null
}
export type TuningView = {
  id: string
  name: string
  provider: string
  datasetId: string
  runId: string
  going: boolean
  madeBy: string
  createdAt: string
  experiments: ExperimentView[]
}

/** A job as OpenAI’s fine-tuning API tells it; more may be there. */
export const remoteJob = z.object({
  id: z.string(),
  status: z.string(),
  model: z.string().nullish(),
  training_file: z.string().nullish(),
  fine_tuned_model: z.string().nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
})
export type RemoteJob = z.output<typeof remoteJob>
export const remoteFile = z.object({ id: z.string() })
export const remoteJobs = z.object({ data: z.array(remoteJob) })
export const remoteEvents = z.object({ data: z.array(z.object({ message: z.string() })) })

/** What Prem's API tells. */
export const premProject = z.object({ project_id: z.string() })
export const premDataset = z.object({ dataset_id: z.string() })
export const premSnapshot = z.object({ snapshot_id: z.string() })
export const premJob = z.object({ job_id: z.string() })
export const premState = z.object({ status: z.string() })
export const premExperiments = z.object({
  status: z.string(),
  experiments: z.array(z.object({ status: z.string(), model_id: z.string().nullish() })),
})
type Branch = { id: string; type?: string | undefined; children?: Branch[] | null | undefined }
const branch: z.ZodType<Branch> = z.lazy(() =>
  z.object({ id: z.string(), type: z.string().optional(), children: z.array(branch).nullish() }),
)
export const premTree = z.object({ project: branch })
