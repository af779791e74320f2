import 'server-only'
import { hostname } from 'node:os'
import { answerErrands, dropOldErrands } from './answer-errands'
import type { Ctx } from './ctx'
import { db } from './db'
import { env } from './env'
import { generationJobs } from './generation/jobs'
import { newId } from './ids'
import type { Job } from './job'
import { compactBallots } from './judges/compact-ballots'
import { judgesJobs } from './judges/jobs'
import { judgesErrands } from './judges/panel/judges-errands'
import { describeError, log } from './log'
import { modelJobs } from './models/jobs'
import { followChanges } from './duplicates/follow-changes'
import { duplicatesJobs } from './duplicates/jobs'
import { premJobs } from './prem/jobs'
import { importPersonasJob } from './personas/jobs'
import { mapLabelsJob } from './policy/jobs'
import { giveUpLostCalls } from './providers/calls/give-up-lost-calls'
import { dropOldAnswers } from './providers/calls/kept-answers'
import { settleCalls } from './providers/calls/ledger'
import { tallyCalls } from './providers/calls/sum-calls'
import { providerErrands } from './providers/errands/provider-errands'
import { resealKeys } from './providers/reseal-keys'
import { attemptBatch } from './runs/attempt-batch'
import { type Claim, claimBatches } from './runs/claim-batches'
import { closeDrainedRuns } from './runs/close-drained-runs'
import { leaseSeconds, renewSeconds } from './runs/rules'
import { renewLeases } from './runs/renew-leases'
import { compactCounts } from './samples/compact-counts'
import { samplesJobs } from './samples/jobs'
import { snapshotJobs } from './snapshots/jobs'
import { sweepFailedSnapshots } from './snapshots/sweep-failed-snapshots'
import { sourceJobs } from './sources/jobs'
import { sweepUploads } from './sources/sweep-uploads'
import { webJobs } from './sources/web/jobs'
import { statsJobs } from './stats/jobs'
import { webhookErrands } from './webhooks/errands/webhook-errands'
import { forgetDeliveries } from './webhooks/forget-deliveries'
import { resealSecrets } from './webhooks/reseal-secrets'
import { sendDue } from './webhooks/send-due'

/** Every kind of long work there is. */
export const jobs: Job[] = [
  ...samplesJobs,
  ...duplicatesJobs,
  importPersonasJob,
  mapLabelsJob,
  ...sourceJobs,
  ...webJobs,
  ...generationJobs,
  ...statsJobs,
  ...snapshotJobs,
  ...modelJobs,
  ...judgesJobs,
  ...premJobs,
]

type Held = { claim: Claim; wind: AbortController; stop: AbortController; ended: Promise<void> }
type Options = { loops?: number; jobs?: Job[]; graceSeconds?: number }

const errands = [...providerErrands, ...judgesErrands, ...webhookErrands]
const errandsAtOnce = 32
const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Takes batches and works on them until told to stop. Any number of these may run, in any number of processes. */
export async function startWorker({ loops = 8, jobs: known = jobs, graceSeconds = 20 }: Options = {}) {
  const workerId = newId()
  const held = new Map<string, Held>()
  let stopping = false
  /** Batches that ended here, and who waits to hear of the next. */
  let endings = 0
  let onEnding = () => {}
  const resting = new Set<() => void>()
  /** Who rests is woken when this worker is told to leave, and when what it still held has ended; after that nobody rests. */
  const rest = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      if (stopping && held.size === 0) return resolve()
      const wake = () => {
        clearTimeout(timer)
        resting.delete(wake)
        resolve()
      }
      const timer = setTimeout(wake, milliseconds)
      resting.add(wake)
    })
  const wakeAll = () => {
    for (const wake of resting) wake()
  }

  function begin(claim: Claim) {
    const job = known.find(({ kind }) => kind === claim.run.kind)
    if (!job) return
    const [wind, stop] = [new AbortController(), new AbortController()]
    const ctx: Ctx = {
      actor: { type: 'job', id: claim.runId, name: claim.run.title },
      role: 'curator',
      projectId: claim.run.projectId,
      db,
    }
    const ended = attemptBatch(ctx, job, claim, { winding: wind.signal, signal: stop.signal })
      // The database went away while the ending was written: the lease runs out and the batch is tried again.
      .catch((error) => log.warn('batch.ending-lost', { run: claim.runId, ...describeError(error) }))
      .finally(() => {
        held.delete(claim.fence)
        endings++
        onEnding()
        if (stopping && held.size === 0) wakeAll()
      })
    held.set(claim.fence, { claim, wind, stop, ended })
  }

  async function take() {
    const running = (kind: string) => [...held.values()].filter(({ claim }) => claim.run.kind === kind).length
    const open = known
      .map(({ kind, concurrency }) => ({ kind, room: concurrency - running(kind) }))
      .filter(({ room }) => room > 0)
    const limit = Math.min(loops - held.size, ...open.map(({ room }) => room))
    if (limit <= 0 || open.length === 0) return 0
    const claims = await claimBatches({ workerId, kinds: open.map(({ kind }) => kind), limit })
    claims.forEach(begin)
    return claims.length
  }

  async function takeTurns() {
    while (!stopping) {
      const before = endings
      const taken = await take().catch((error) => {
        log.warn('worker.cannot-claim', describeError(error))
        return 0
      })
      // Whoever ends a batch has room for the next at once.
      const ending = new Promise<void>((resolve) => (onEnding = resolve))
      if (taken === 0 && endings === before) await Promise.race([rest(200), ending])
    }
  }

  async function keepLeases() {
    let renewedAt = Date.now()
    while (!stopping || held.size > 0) {
      const mine = [...held]
      try {
        const statuses = await renewLeases({ workerId, fences: mine.map(([fence]) => fence) })
        renewedAt = Date.now()
        for (const [fence, { wind, stop }] of mine) {
          if (!statuses.has(fence)) stop.abort('lost')
          if (statuses.get(fence) === 'paused') wind.abort()
        }
      } catch (error) {
        log.warn('worker.cannot-renew', describeError(error))
        // Others may hold these batches by now.
        if (Date.now() - renewedAt > leaseSeconds * 1000) for (const [, { stop }] of mine) stop.abort('lost')
      }
      await rest(renewSeconds * 1000)
    }
  }

  /** Apart from the rest of the house: with many changes it takes longer than a run may wait for its end. */
  async function keepUp() {
    while (!stopping) {
      await followChanges().catch((error) => log.warn('worker.cannot-follow', describeError(error)))
      await rest(2_000)
    }
  }

  async function keepHouse() {
    for (let second = 0; !stopping; second++) {
      if (second % 5 === 0)
        await Promise.all([
          closeDrainedRuns(known),
          compactCounts(),
          compactBallots(),
          giveUpLostCalls(),
          dropOldAnswers(),
          dropOldErrands(),
        ]).catch((error) => log.warn('worker.cannot-keep-house', describeError(error)))
      if (second % 60 === 30) await tallyCalls().catch((error) => log.warn('worker.cannot-tally', describeError(error)))
      if (second % 3600 === 60)
        await Promise.all([sweepUploads(), sweepFailedSnapshots(), forgetDeliveries()]).catch((error) =>
          log.warn('worker.cannot-sweep', describeError(error)),
        )
      await rest(1000)
    }
  }

  /** What somebody waits for before a screen, apart from all long work. */
  async function keepAnswering() {
    const underWay = new Set<Promise<void>>()
    while (!stopping) {
      const begun = await answerErrands(errands, errandsAtOnce - underWay.size).catch((error) => {
        log.warn('worker.cannot-answer', describeError(error))
        return null
      })
      for (const errand of begun ?? []) {
        underWay.add(errand)
        void errand.finally(() => underWay.delete(errand))
      }
      if (!begun?.length) await rest(begun ? 150 : 1_000)
    }
    await Promise.race([Promise.all(underWay), sleep(graceSeconds * 1000)])
  }

  /** Apart as well: whoever is told may be slow to answer. */
  async function keepTelling() {
    while (!stopping) {
      const sent = await sendDue().catch((error) => log.warn('worker.cannot-tell', describeError(error)))
      if (!sent) await rest(1_000)
    }
  }

  await Promise.all([resealKeys(), resealSecrets()]).catch((error) =>
    log.warn('worker.cannot-reseal', describeError(error)),
  )
  await db.worker.deleteMany({ where: { seenAt: { lt: new Date(Date.now() - 3_600_000) } } })
  await db.worker.create({ data: { id: workerId, host: hostname(), pid: process.pid } })
  log.info('worker.start', { worker: workerId, loops, sealingKey: env.ASSAY_SEALING_KEY })
  const turns = Promise.all([takeTurns(), keepLeases(), keepHouse(), keepUp(), keepTelling(), keepAnswering()])

  return {
    /** Begins nothing new, lets what is under way finish for a while, hands back the rest. */
    async stop() {
      stopping = true
      wakeAll()
      for (const { wind } of held.values()) wind.abort()
      const ended = Promise.all([...held.values()].map(({ ended }) => ended))
      await Promise.race([ended, sleep(graceSeconds * 1000)])
      for (const { stop } of held.values()) stop.abort('leaving')
      await turns
      await settleCalls()
      await db.worker.deleteMany({ where: { id: workerId } })
      log.info('worker.stop', { worker: workerId })
    },
  }
}
