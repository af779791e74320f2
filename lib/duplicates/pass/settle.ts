import type { PoolClient } from 'pg'

type Client = Pick<PoolClient, 'query'>
type Written = { from: string; groupIds?: string[] }

/**
 * Within the transaction that writes groups: whose change has not ended by now may have seen the groups of before, or
 * none, and noted nothing. Once all of them have ended, `settle` looks at these groups again.
 */
export async function mustSettle(client: Client, datasetId: string, { from, groupIds = [] }: Written) {
  await client.query(
    `UPDATE "DuplicateState" SET "settlesFrom" = least("settlesFrom", $2::bigint), "settlesAfter" = pg_current_xact_id()::text::bigint,
       "settlesGroups" = CASE WHEN cardinality($3::uuid[]) = 0 OR ("settlesAfter" IS NOT NULL AND (cardinality("settlesGroups") = 0 OR cardinality("settlesGroups") > 5000))
         THEN '{}' ELSE "settlesGroups" || $3::uuid[] END
     WHERE "datasetId" = $1`,
    [datasetId, from, groupIds],
  )
}

/**
 * Notes what the groups do not know of what has ended since they were read. Once whatever was under way when they were
 * written has ended too, nothing of it can be missing any more: until then a later look has to follow.
 */
export async function settle(client: Client, datasetId: string) {
  const { rows } = await client.query<{ from: string; after: string; groupIds: string[]; ended: boolean }>(
    `SELECT "settlesFrom" AS from, "settlesAfter" AS after, "settlesGroups" AS "groupIds", ${hasEnded} AS ended
     FROM "DuplicateState" WHERE "datasetId" = $1 AND "settlesAfter" IS NOT NULL`,
    [datasetId],
  )
  const [unsettled] = rows
  if (!unsettled) return
  const { from, after, groupIds, ended } = unsettled
  if (await changedSince(client, datasetId, from)) await noteMissed(client, datasetId, groupIds)
  // Groups that were written meanwhile settle later.
  if (ended)
    await client.query(
      `UPDATE "DuplicateState" SET "settlesFrom" = NULL, "settlesAfter" = NULL, "settlesGroups" = '{}'
       WHERE "datasetId" = $1 AND "settlesAfter" = $2::bigint`,
      [datasetId, after],
    )
}

/** Datasets whose groups wait only for that last look. */
export async function readyToSettle(client: Client) {
  const { rows } = await client.query<{ datasetId: string }>(
    `SELECT "datasetId" FROM "DuplicateState" WHERE ${hasEnded} LIMIT 20`,
  )
  return rows.map(({ datasetId }) => datasetId)
}

const hasEnded = `"settlesAfter" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint`

/** What commits from here on, whoever reads now has not seen. */
export const readingFrom = 'pg_snapshot_xmin(pg_current_snapshot())::text'

/** Notes the groups one of whose members was relabelled or left since it was read: who left may have held a group together. */
async function noteMissed(client: Client, datasetId: string, groupIds: string[]) {
  await client.query(
    `INSERT INTO "DuplicateBacklog" ("datasetId", "groupId") SELECT DISTINCT $1::uuid, m."groupId"
     FROM "DuplicateMember" m LEFT JOIN "Sample" s ON s.id = m."sampleId" AND s."datasetId" = $1::uuid
     WHERE m."datasetId" = $1::uuid ${groupIds.length > 0 ? 'AND m."groupId" = ANY($2::uuid[])' : ''}
     AND (s.id IS NULL OR s.labels IS DISTINCT FROM m.labels OR s.polarity IS DISTINCT FROM m.polarity)`,
    [datasetId, ...(groupIds.length > 0 ? [groupIds] : [])],
  )
}

/** Whether any sample of a dataset came, changed or went since then: each of that leaves a count behind, and a count that is summed up is written anew. */
async function changedSince(client: Client, datasetId: string, since: string) {
  const { rows } = await client.query<{ changed: boolean }>(
    `SELECT coalesce(bool_or(age(xmin) <= age((($2::bigint) % 4294967296)::text::xid)), true) AS changed FROM "SampleDelta" WHERE "datasetId" = $1`,
    [datasetId, since],
  )
  return rows[0]?.changed ?? true
}
