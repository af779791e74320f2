import { z } from 'zod'
import type { PoolClient } from 'pg'
import type { Ctx } from '../ctx'
import { withConnection } from '../db'
import type { Attempt } from '../job'
import { findGroups } from './engine/find-groups'
import { type Crew, openCrew, threadsFor } from './engine/threads'
import { joinMeanings } from './pass/join-meanings'
import { repeatsOf } from './pass/member-rows'
import { readTexts } from './pass/read-texts'
import { mustSettle, readingFrom, settle } from './pass/settle'
import { writeGroups } from './pass/write-groups'
import { keepRates, sharesOf } from './pass/write-rates'

export const passPlan = z.object({ threshold: z.number() })

/**
 * Compares all samples of a dataset with all, in threads of their own, and writes the groups in one transaction: all of
 * the new ones stand, or all of the old. The proof that this worker still holds the batch is asked for within it.
 */
export async function compareBatch(_: Ctx, { run, batch, keep, signal }: Attempt) {
  const { threshold } = passPlan.parse(run.plan)
  const datasetId = run.datasetId ?? ''
  const { fence } = await keep((ctx) =>
    ctx.db.batch.findUniqueOrThrow({ where: { id: batch.id }, select: { fence: true } }),
  )
  let crew: Crew | undefined
  await withConnection(async (client) => {
    const seen = await beginReading(client, datasetId)
    const threads = threadsFor(seen.texts)
    // They start while the texts are read.
    crew = openCrew(threads)
    const read = await readTexts(client, { datasetId, expected: seen })
    await client.query('COMMIT')
    signal.throwIfAborted()
    const found = await findGroups(read.texts, { threshold, threads, crew, signal })
    await client.query('BEGIN')
    await client.query(`SET LOCAL work_mem = '128MB'`) // Groups are summed up without temporary files.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`duplicates:${datasetId}`])
    await client.query(`DELETE FROM "DuplicateMember" WHERE "datasetId" = $1`, [datasetId])
    await client.query(`DELETE FROM "DuplicateGroup" WHERE "datasetId" = $1`, [datasetId])
    const groups = await joinMeanings(client, datasetId, read, found)
    const repeated = repeatsOf(read, groups)
    await writeGroups(client, { projectId: run.projectId, datasetId }, read, groups, repeated)
    await forgetBacklog(client, datasetId, seen.backlog)
    await client.query(
      `INSERT INTO "DuplicateState" ("datasetId", "projectId", threshold, "passedAt", "passRunId", capped) VALUES ($1, $2, $3, now(), $4, $5)
       ON CONFLICT ("datasetId") DO UPDATE SET threshold = $3, "passedAt" = now(), "passRunId" = $4, capped = $5`,
      [datasetId, run.projectId, threshold, run.id, JSON.stringify(found.found)],
    )
    await mustSettle(client, datasetId, { from: seen.since })
    await keepRates(client, datasetId, sharesOf(read, groups, repeated))
    const held = await client.query(`UPDATE "Batch" SET done = done WHERE id = $1 AND fence = $2 AND status = 'open'`, [
      batch.id,
      fence,
    ])
    if (held.rowCount === 0) throw new Error('Another worker holds this batch')
    await client.query('COMMIT')
    await settle(client, datasetId)
  }).finally(() => crew?.end())
}

/** One moment for all that is read: the texts, how many there are, and what of the backlog they answer. */
async function beginReading(client: PoolClient, datasetId: string) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  // The index has the texts in order already; sorting them takes longer than all the rest.
  await client.query('SET LOCAL enable_sort = off')
  const { rows } = await client.query<{ since: string; backlog: string[] | null; texts: string; bytes: string }>(
    `SELECT ${readingFrom} AS since, (SELECT array_agg(id) FROM "DuplicateBacklog" WHERE "datasetId" = $1) AS backlog,
      count(*) AS texts, coalesce(sum(characters), 0) AS bytes FROM "Sample" WHERE "datasetId" = $1`,
    [datasetId],
  )
  const [row] = rows
  return {
    /** What commits from here on has not been seen. */
    since: row?.since ?? '0',
    backlog: row?.backlog ?? [],
    texts: Number(row?.texts ?? 0),
    // Two for each character, which is all that a text can take: memory that is asked for and not written to costs nothing, and a second copy does.
    bytes: Number(row?.bytes ?? 0) * 2 + 1024,
  }
}

/** What was seen is answered; what is not in the table of bands yet stays for that. */
async function forgetBacklog(client: PoolClient, datasetId: string, seen: string[]) {
  await client.query(
    `DELETE FROM "DuplicateBacklog" WHERE id = ANY($2::bigint[]) AND ("groupId" IS NOT NULL OR indexed
      OR NOT EXISTS (SELECT 1 FROM "DuplicateState" WHERE "datasetId" = $1 AND "indexedAt" IS NOT NULL))`,
    [datasetId, seen],
  )
}
