import type { Ctx } from '../ctx'
import { withConnection } from '../db'
import type { Attempt, JobRun } from '../job'
import { findGroups } from './engine/find-groups'
import { nearestAcross } from './engine/nearest-across'
import { openTexts } from './engine/texts'
import { threadsFor } from './engine/threads'
import { readTexts } from './pass/read-texts'
import { leaksPlan, type Side } from './schema'

const rowsAtOnce = 5_000

/** Groups both collections together and keeps, for each sample on the right, the nearest on the left. */
export async function leakBatch(_: Ctx, { run, keep, signal }: Attempt) {
  const { left, right, threshold } = leaksPlan.parse(run.plan)
  const into = openTexts({ texts: 10_000, bytes: 4_000_000 })
  const expected = { texts: 10_000, bytes: 0 }
  await withConnection(async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const one = await readTexts(client, { ...whichOf(left), expected, into })
    const other = await readTexts(client, { ...whichOf(right), expected, into })
    await client.query('COMMIT')
    const groups = await findGroups(other.texts, { threshold, threads: threadsFor(other.texts.count), signal })
    const found = nearestAcross(other.texts, groups, one.count, threshold)
    const rows = found.map(({ left, right, similarity }) => ({
      leftId: one.idOf(left),
      rightId: other.idOf(right - one.count),
      similarity,
    }))
    await keep(
      async (ctx) => {
        for (let from = 0; from < rows.length; from += rowsAtOnce)
          await ctx.db.$executeRaw`
            INSERT INTO "DuplicateLeak" ("runId", "projectId", "leftId", "rightId", similarity)
            SELECT ${run.id}::uuid, ${run.projectId}::uuid, "leftId", "rightId", similarity
            FROM jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + rowsAtOnce))}::jsonb) AS row("leftId" uuid, "rightId" uuid, similarity float8)
            ON CONFLICT DO NOTHING`
        // A frozen row is found again by its place: there is no index on its sample.
        if (left.snapshot)
          await ctx.db.$executeRaw`
            UPDATE "DuplicateLeak" l SET "leftAt" = r.position FROM "SnapshotRow" r
            WHERE l."runId" = ${run.id}::uuid AND r."snapshotId" = ${left.snapshot}::uuid AND r."sampleId" = l."leftId"`
        if (right.snapshot)
          await ctx.db.$executeRaw`
            UPDATE "DuplicateLeak" l SET "rightAt" = r.position FROM "SnapshotRow" r
            WHERE l."runId" = ${run.id}::uuid AND r."snapshotId" = ${right.snapshot}::uuid AND r."sampleId" = l."rightId"`
      },
      { last: true },
    )
  })
}

const whichOf = ({ dataset, source, snapshot, split }: Side) => ({
  datasetId: dataset,
  sourceId: source ?? null,
  snapshotId: snapshot ?? null,
  split: split ?? null,
})

/** What a search for leaks came to. */
export async function sumLeaks(ctx: Ctx, { id }: JobRun) {
  const leaked = await ctx.db.duplicateLeak.count({ where: { runId: id } })
  const exact = await ctx.db.duplicateLeak.count({ where: { runId: id, similarity: 1 } })
  return { result: { leaked, exact } }
}
