import type { PoolClient } from 'pg'

/** Counts of copies in all and by where samples came from, kept with the time at which they were counted. */
export async function writeRates(client: Pick<PoolClient, 'query'>, datasetId: string) {
  const by = (column: string) => `
    (SELECT coalesce(jsonb_agg(row ORDER BY total DESC), '[]') FROM (
      SELECT a.key, a.total, coalesce(m.exact, 0) AS exact, coalesce(m.near, 0) AS near FROM
        (SELECT ${column} AS key, count(*)::int AS total FROM "Sample" WHERE "datasetId" = $1 AND ${column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT 200) AS a
        LEFT JOIN (SELECT ${column} AS key, count(*) FILTER (WHERE exact)::int AS exact, count(*) FILTER (WHERE extra AND NOT "byMeaning")::int AS near
          FROM "DuplicateMember" WHERE "datasetId" = $1 GROUP BY 1) AS m ON m.key = a.key) AS row)`
  await client.query(
    `UPDATE "DuplicateState" SET "ratedAt" = now(), rates = jsonb_build_object(
      'total', (SELECT count(*) FROM "Sample" WHERE "datasetId" = $1),
      'exact', (SELECT count(*) FROM "DuplicateMember" WHERE "datasetId" = $1 AND exact),
      'near', (SELECT count(*) FROM "DuplicateMember" WHERE "datasetId" = $1 AND extra AND NOT "byMeaning"),
      'sources', ${by('"sourceId"')}, 'runs', ${by('"runId"')}, 'models', ${by('model')}) WHERE "datasetId" = $1`,
    [datasetId],
  )
}
