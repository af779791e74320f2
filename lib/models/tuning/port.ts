import type { RemoteJob } from './schema'

export type Texts = { train: string; validation: string }
/** How the provider calls what it was sent. */
export type Sent = { trainingFile: string; validationFile: string }
export type NewJob = {
  model: string
  suffix: string
  epochs: number | null
  batchSize: number | null
  learningRateMultiplier: number | null
}

/** What fine-tuning needs of a provider, whatever API it speaks. */
export type TuningClient = {
  /** Sends what was not sent yet. Each id is noted as it comes, so that nothing is sent twice. */
  send: (
    texts: Texts,
    sent: { trainingFile: string | null; validationFile: string | null },
    note: (ids: Partial<Sent>) => Promise<unknown>,
  ) => Promise<Sent>
  create: (job: NewJob & Sent) => Promise<Pick<RemoteJob, 'id'>>
  /** A job that was started with this: whoever asked may have died before the answer came. */
  find: (sent: Sent) => Promise<Pick<RemoteJob, 'id'> | null>
  get: (jobId: string) => Promise<RemoteJob>
  cancel: (jobId: string) => Promise<void>
  lastEvent: (jobId: string) => Promise<string | null>
}
