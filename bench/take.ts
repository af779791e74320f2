import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { manySamples } from '../bin/bench-samples'
import type { Write } from '../bin/bench-writers'
import { printResult, printTable, spread, timed } from '../bin/bench-report'
import { db, pool } from '../lib/db'
import { newId } from '../lib/ids'
import { attemptBatch } from '../lib/runs/attempt-batch'
import { claimBatches } from '../lib/runs/claim-batches'
import { takeSnapshotJob } from '../lib/snapshots/jobs'
import { takeSnapshotInput } from '../lib/snapshots/schema'
import { takeSnapshot } from '../lib/snapshots/take-snapshot'

/**
 * Freezing a million samples while four people in another process write to them: how long it takes, how long
 * until the rows are frozen, and how long a write waits, beside the same without it.
 */
export default async function bench({ quick }: { quick: boolean }) {
  try {
    const samples = quick ? 50_000 : 1_000_000
    const { ctx, datasetId } = await manySamples(samples)
    await pool.query('VACUUM (ANALYZE)')
    const { id } = await takeSnapshot(ctx, takeSnapshotInput.parse({ dataset: datasetId, accepted: false }))
    // Whoever writes also does so for a while before: then only the taking is between the two.
    const writers = await startWriters(datasetId)
    const ready = Date.now()
    await pause(quick ? 3_000 : 15_000)
    const begun = Date.now()
    let over = false
    const frozen = whenFrozen(id, () => over)
    const { milliseconds } = await timed(takeOne)
    over = true
    const writes = await writers.stop()
    const waits = (from: number, until: number) =>
      spread(writes.filter(({ at }) => at >= from && at < until).map(({ milliseconds }) => milliseconds))
    const waitedAlone = waits(ready, begun)
    const waited = waits(begun, begun + milliseconds)
    const { status, rowCount } = await db.snapshot.findUniqueOrThrow({ where: { id } })
    printTable(
      [
        { writers: 'alone', ...waitedAlone },
        { writers: 'beside the taking', ...waited },
      ].map(({ writers, p50, p95, p99, max }) => ({ writers, 'p50 ms': p50, p95, p99, longest: max })),
    )
    console.log(`${rowCount} rows ${status} in ${(milliseconds / 1000).toFixed(1)} s`)
    printResult({
      rows: rowCount,
      take_s: +(milliseconds / 1000).toFixed(1),
      frozen_s: +(((await frozen) - begun) / 1000).toFixed(1),
      write_p95_ms: +waited.p95.toFixed(1),
      write_longest_ms: +waited.max.toFixed(1),
      write_alone_p95_ms: +waitedAlone.p95.toFixed(1),
      write_alone_longest_ms: +waitedAlone.max.toFixed(1),
    })
    async function takeOne() {
      const [claim] = await claimBatches({ workerId: newId(), kinds: [takeSnapshotJob.kind], limit: 1 })
      if (!claim) throw new Error('There is no open batch')
      const never = new AbortController().signal
      await attemptBatch({ ...ctx, role: 'curator' }, takeSnapshotJob, claim, { winding: never, signal: never })
    }
  } finally {
    await pool.end()
  }
}

/** The moment from which the rows stand; what follows proves the splits and sums them up. */
async function whenFrozen(id: string, over: () => boolean) {
  while (!over() && (await db.snapshot.findUniqueOrThrow({ where: { id } })).rowCount === 0) await pause(200)
  return Date.now()
}

async function startWriters(datasetId: string) {
  const child = fork('bin/bench-writers.ts', [datasetId], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
  })
  await once(child, 'message')
  return {
    async stop(): Promise<Write[]> {
      const written = once(child, 'message')
      child.send('stop')
      const [writes] = await written
      return writes
    },
  }
}
