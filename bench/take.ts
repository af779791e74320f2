import { setTimeout as pause } from 'node:timers/promises'
import { manySamples } from '../bin/bench-samples'
import { printResult, printTable, spread, timed } from '../bin/bench-report'
import { db, pool } from '../lib/db'
import { newId } from '../lib/ids'
import { attemptBatch } from '../lib/runs/attempt-batch'
import { claimBatches } from '../lib/runs/claim-batches'
import { takeSnapshotJob } from '../lib/snapshots/jobs'
import { takeSnapshotInput } from '../lib/snapshots/schema'
import { takeSnapshot } from '../lib/snapshots/take-snapshot'

/** Freezing a million samples, while somebody writes to them all the time: how long it takes, and how long a write waits. */
export default async function bench({ quick }: { quick: boolean }) {
  try {
    const samples = quick ? 50_000 : 1_000_000
    const { ctx, datasetId } = await manySamples(samples)
    await pool.query('VACUUM (ANALYZE)')
    const { id } = await takeSnapshot(ctx, takeSnapshotInput.parse({ dataset: datasetId, accepted: false }))
    const waits: number[] = []
    let over = false
    const writer = (async () => {
      for (let turn = 1; !over; turn++) {
        const write = () =>
          pool.query(
            `UPDATE "Sample" SET labels = '{privacy}', revision = revision + 1
             WHERE id = (SELECT id FROM "Sample" WHERE "datasetId" = $1 ORDER BY id OFFSET $2 LIMIT 1)`,
            [datasetId, turn % 500],
          )
        waits.push((await timed(write)).milliseconds)
        await pause(20)
      }
    })()
    const { milliseconds } = await timed(takeOne)
    over = true
    await writer
    const { status, rowCount } = await db.snapshot.findUniqueOrThrow({ where: { id } })
    const waited = spread(waits)
    printTable([
      {
        rows: rowCount,
        status,
        seconds: milliseconds / 1000,
        writes: waits.length,
        'p95 ms': waited.p95,
        'longest ms': waited.max,
      },
    ])
    printResult({
      rows: rowCount,
      take_s: +(milliseconds / 1000).toFixed(1),
      writes: waits.length,
      write_p95_ms: +waited.p95.toFixed(1),
      write_longest_ms: +waited.max.toFixed(1),
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
