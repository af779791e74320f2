import type { Ctx } from './ctx'

export type NewBatch = { first: number; size: number; input?: object }
export type Progress = {
  done?: number
  failed?: number
  costMicros?: number
  /** The batch is done with this write: both or neither, so that a worker killed in between repeats nothing. */
  last?: true
  /** What was written need not be done again: the batch gets on, however often it is interrupted. */
  stays?: true
}

export type JobRun = { id: string; projectId: string; datasetId: string | null; kind: string; plan: unknown }
export type JobBatch = { id: string; position: number; first: number; size: number; attempts: number; input: unknown }

export type Attempt = {
  run: JobRun
  batch: JobBatch
  /** Start nothing new: the run paused, or this worker is leaving. What is under way may finish. */
  winding: AbortSignal
  /** Stop: nobody wants the result any more. */
  signal: AbortSignal
  /** Writes results in one transaction with the proof that this worker still holds the batch. Throws when it does not. */
  keep: <T>(write: (ctx: Ctx) => Promise<T>, progress?: Progress) => Promise<T>
}

/** A kind of long work. Batches may come twice and may die halfway: ask again only for what is missing. */
export type Job = {
  kind: string
  /** Batches of this kind that one worker process takes on at once. */
  concurrency: number
  /** Tries before a batch counts as failed. */
  tries: number
  /** So often may its worker die or the database go away under a batch before each time costs a try. Few, where the work may be what takes its worker down. */
  interruptions: number
  /** What it answers does not matter, but for 'unfinished': the rest goes back, without a lost try. */
  work: (ctx: Ctx, attempt: Attempt) => Promise<unknown>
  /** Asked once each time no batch is open, in the transaction that would end the run: more batches, or what the run came to. */
  next?: (ctx: Ctx, run: JobRun) => Promise<{ batches: NewBatch[] } | { result: object } | undefined>
}

/** For work that fills a core or its memory, and so may be what takes its worker down. */
export const heavy = { tries: 3, interruptions: 3 } as const

type Usual = 'concurrency' | 'tries' | 'interruptions'

export const job = (description: Omit<Job, Usual> & Partial<Pick<Job, Usual>>): Job => ({
  concurrency: 8,
  tries: 5,
  interruptions: 20,
  ...description,
})
