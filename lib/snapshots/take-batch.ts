import type { PoolClient } from 'pg'
import { announce } from '../announce'
import { audit } from '../audit'
import { type Ctx, transaction } from '../ctx'
import { pool } from '../db'
import { conflict, notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import type { Attempt } from '../job'
import { nextVersion } from './compare/rules'
import { literalSql } from './export/literal-sql'
import { type LeftOut, type Proof, type SnapshotSettings, snapshotSettings } from './schema'
import { keptOut, matching, peoplePerSample } from './taking/conditions'
import { copyPairs, copyRows, copyVerdicts, sendPlaces } from './taking/copy-rows'
import { groupSamples } from './taking/group-samples'
import { leftOutOf } from './taking/left-out'
import { proveSplits } from './taking/prove-splits'
import { readSamples } from './taking/read-samples'
import { hashOfRows, sumChanges, sumRows } from './taking/sum-rows'

type Taking = {
  id: string
  projectId: string
  datasetId: string
  previousId: string | null
  settings: SnapshotSettings
  remembers: boolean
}

/**
 * Freezes the rows in one repeatable-read transaction, then proves the splits on what was frozen, and says that the
 * snapshot is taken. A worker that dies in between is followed by one that goes on with the frozen rows.
 */
export async function takeBatch(ctx: Ctx, { run, keep, signal }: Attempt) {
  const row = await ctx.db.snapshot.findFirst({
    where: { runId: run.id, projectId: run.projectId },
    select: {
      id: true,
      projectId: true,
      datasetId: true,
      previousId: true,
      settings: true,
      status: true,
      rowCount: true,
    },
  })
  if (!row) throw notFound('Snapshot')
  if (row.status !== 'taking') return
  const settings = snapshotSettings.parse(row.settings)
  const taking = { ...row, settings, remembers: (await seedOf(ctx, row.previousId)) === settings.seed }
  const client = await pool.connect()
  const cancel = () => void pool.query('SELECT pg_cancel_backend($1)', [pidOf(client)]).catch(() => {})
  signal.addEventListener('abort', cancel)
  let failure: unknown
  try {
    if (row.rowCount === 0) await freeze(client, taking, { keep, signal })
    // The proof is work for this process, and the sums are for the database.
    const [proof, sums] = await Promise.all([
      proveSplits(client, { snapshotId: row.id, projectId: row.projectId }, signal),
      sumUp(ctx, row.id),
    ])
    await keep((ctx) => finish(ctx, row.id, proof, sums), { last: true })
  } catch (error) {
    failure = error
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    signal.removeEventListener('abort', cancel)
    client.release(failure instanceof Error)
  }
}

/** Old groups stay where they were as long as nobody asks for another draw. */
async function seedOf(ctx: Ctx, previousId: string | null) {
  if (!previousId) return null
  const previous = await ctx.db.snapshot.findUnique({ where: { id: previousId }, select: { settings: true } })
  return previous && snapshotSettings.parse(previous.settings).seed
}

async function freeze(client: PoolClient, taking: Taking, { keep, signal }: Pick<Attempt, 'keep' | 'signal'>) {
  const { id, projectId, datasetId, previousId, settings, remembers } = taking
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  await client.query("SELECT set_config('assay.taking', $1, true)", [id])
  await client.query(
    `CREATE TEMP TABLE snapshot_people ON COMMIT DROP AS ${literalSql(peoplePerSample({ projectId, datasetId }))}`,
  )
  await client.query('ALTER TABLE snapshot_people ADD PRIMARY KEY ("sampleId"); ANALYZE snapshot_people')
  const told = await countLeftOut(client, taking)
  const samples = await readSamples(client, { projectId, datasetId }, settings, remembers ? previousId : null)
  if (samples.count === 0) throw conflict('Nothing goes into this snapshot: every sample is left out')
  const placed = await groupSamples(samples, settings, signal)
  await sendPlaces(client, samples, placed)
  await copyRows(client, id)
  await copyVerdicts(client, id, datasetId)
  const pairs = await copyPairs(client, id, { projectId, datasetId }, settings)
  await client.query('UPDATE "Snapshot" SET "rowCount" = $2, "pairCount" = $3, summary = $4 WHERE id = $1', [
    id,
    samples.count,
    pairs,
    JSON.stringify({ ...told, splits: placed.report }),
  ])
  // The proof of the batch is on the other connection: here its row is as it was when the moment was fixed, and a lease
  // that was renewed since would be a conflict.
  await keep(() => client.query('COMMIT'))
  await client.query('ANALYZE "SnapshotRow"')
}

async function countLeftOut(client: PoolClient, { projectId, datasetId, settings }: Taking) {
  const of = { projectId, datasetId }
  const { rows } = await client.query<{ why: keyof LeftOut | null; n: string }>(
    literalSql(
      Prisma.sql`SELECT ${keptOut(of, settings)} AS why, count(*) AS n FROM ${matching(of, settings, Prisma.sql`snapshot_people`)} GROUP BY 1`,
    ),
  )
  return leftOutOf(rows)
}

type SummedUp = Awaited<ReturnType<typeof sumUp>>

/** All of it is frozen, so it is reckoned before the last write and not in it. */
async function sumUp(ctx: Ctx, id: string) {
  const { previousId, policyVersionId } = await ctx.db.snapshot.findUniqueOrThrow({ where: { id } })
  const previous =
    previousId === null
      ? null
      : await ctx.db.snapshot.findUnique({
          where: { id: previousId },
          select: { id: true, policyVersionId: true, version: true },
        })
  return {
    rows: await sumRows(id),
    contentHash: await hashOfRows(id),
    changes: await sumChanges(previous, { id, policyVersionId }),
    before: previous?.version ?? null,
  }
}

/** With the batch's last write: from here on nothing of it changes any more. */
async function finish(ctx: Ctx, id: string, proof: Proof, { rows: sums, contentHash, changes, before }: SummedUp) {
  return transaction(ctx, async (ctx) => {
    const snapshot = await ctx.db.snapshot.findUniqueOrThrow({ where: { id } })
    const { version, reason } = nextVersion(before, changes)
    const summary = { ...(snapshot.summary as object), proof, ...sums, changes, versionReason: reason }
    await ctx.db.snapshot.update({
      where: { id },
      data: {
        status: 'taken',
        version,
        contentHash,
        summary: JSON.parse(JSON.stringify(summary)),
        takenAt: new Date(),
      },
    })
    await audit(ctx, 'snapshot.take', id, {
      name: version,
      after: { rows: snapshot.rowCount, contentHash, version },
    })
    const { datasetId, rowCount: rows } = snapshot
    await announce(ctx, { event: 'snapshot.taken', data: { snapshotId: id, datasetId, version, rows } })
  })
}

const pidOf = (client: object) => ('processID' in client && typeof client.processID === 'number' ? client.processID : 0)
