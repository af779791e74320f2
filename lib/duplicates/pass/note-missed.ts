import type { PoolClient } from 'pg'

/**
 * Notes the groups one of whose members was relabelled or left since it was read. Who did that before the groups could
 * be seen noted nothing, and who left may have held a group together.
 */
export async function noteMissed(client: PoolClient, datasetId: string, groupIds?: string[]) {
  await client.query(
    `INSERT INTO "DuplicateBacklog" ("datasetId", "groupId") SELECT DISTINCT $1::uuid, m."groupId"
     FROM "DuplicateMember" m LEFT JOIN "Sample" s ON s.id = m."sampleId" AND s."datasetId" = $1::uuid
     WHERE m."datasetId" = $1::uuid ${groupIds ? 'AND m."groupId" = ANY($2::uuid[])' : ''}
     AND (s.id IS NULL OR s.labels IS DISTINCT FROM m.labels OR s.polarity IS DISTINCT FROM m.polarity)`,
    [datasetId, ...(groupIds ? [groupIds] : [])],
  )
}

/** Whether any sample of a dataset came, changed or went since then: each of that leaves a count behind, and a count that is summed up is written anew. */
export async function changedSince(client: PoolClient, datasetId: string, since: string) {
  const { rows } = await client.query<{ changed: boolean }>(
    `SELECT coalesce(bool_or(age(xmin) <= age($2::xid)), true) AS changed FROM "SampleDelta" WHERE "datasetId" = $1`,
    [datasetId, since],
  )
  return rows[0]?.changed ?? true
}
