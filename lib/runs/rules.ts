import type { RunStatus } from './schema'

type Run = { status: RunStatus; batches: { failed: number } }

/** A worker that has said nothing for this long has lost its batches. It renews them every second. */
export const leaseSeconds = 15
export const renewSeconds = 1

/** What may be done to a run now. Buttons and verbs ask the same question. */
export const runCan = {
  pause: (run: Pick<Run, 'status'>) => run.status === 'running',
  resume: (run: Pick<Run, 'status'>) => run.status === 'paused',
  cancel: (run: Pick<Run, 'status'>) => run.status === 'running' || run.status === 'paused',
  retry: (run: Run) => run.status === 'failed' && run.batches.failed > 0,
}

export const hasEnded = (status: RunStatus) => status === 'done' || status === 'failed' || status === 'cancelled'

export function split(total: number, size: number) {
  return Array.from({ length: Math.ceil(total / size) }, (_, index) => ({
    first: index * size,
    size: Math.min(size, total - index * size),
  }))
}

/** Seconds until the next try: doubling from one to sixty, with up to half added so that many do not return together. */
export function backoff(attempts: number, chance: number) {
  return Math.min(60, 2 ** Math.max(0, attempts - 1)) * (1 + chance / 2)
}

/** What is left at the pace of late. */
export function secondsLeft(
  { total, done, failed }: { total: number; done: number; failed: number },
  rate: number | null,
) {
  const left = total - done - failed
  return rate && left > 0 ? Math.ceil(left / rate) : null
}
