import { z } from 'zod'

export const runStatuses = ['running', 'paused', 'done', 'failed', 'cancelled'] as const
export type RunStatus = (typeof runStatuses)[number]

export const runInput = z.strictObject({ runId: z.uuid() })
export type RunInput = z.output<typeof runInput>
/** From which line of its log on: the id of the last one known. */
export const watchRunInput = runInput.extend({ after: z.uuid().optional() })
export type WatchRunInput = z.output<typeof watchRunInput>

export const runFilter = z.object({
  status: z.enum(runStatuses).optional(),
  kind: z.string().max(40).optional(),
  before: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type RunFilter = z.output<typeof runFilter>

export type RunView = {
  id: string
  number: number
  kind: string
  title: string
  status: RunStatus
  reason: string | null
  datasetId: string | null
  startedBy: string
  createdAt: string
  endedAt: string | null
  costMicros: number
  capMicros: number | null
  /** Of `total` units; what is neither done nor failed is still to come, or was cancelled. */
  units: { total: number; done: number; failed: number }
  batches: { open: number; held: number; done: number; failed: number; cancelled: number }
  /** Units a second over the last half minute, and the seconds left at that rate; null while there is nothing to go by. */
  rate: number | null
  secondsLeft: number | null
  result: unknown
}

export type RunEventView = { id: string; level: string; message: string; at: string }
export type FailureView = { errorClass: string; error: string; batches: number; units: number }
export type RunDetailView = RunView & {
  plan: unknown
  log: RunEventView[]
  failures: FailureView[]
  workersAlive: number
}
