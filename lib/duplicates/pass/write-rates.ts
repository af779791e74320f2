import type { PoolClient } from 'pg'

const origins = [
  ['sources', 0],
  ['runs', 1],
  ['models', 2],
] as const

/** Counts of copies in all and by where samples came from, kept with the time at which they were counted. Each table is read once. */
export async function writeRates(client: Pick<PoolClient, 'query'>, datasetId: string) {
  const by = `GROUP BY GROUPING SETS (("sourceId"), ("runId"), (model), ())`
  // Which set a row is of: the bit of a column is unset where it is the one that is counted by.
  const key = `CASE grouping("sourceId", "runId", model) WHEN 3 THEN 0 WHEN 5 THEN 1 WHEN 6 THEN 2 ELSE 3 END AS origin, coalesce("sourceId"::text, "runId"::text, model) AS key`
  const shares = origins.map(
    ([
      name,
      origin,
    ]) => `'${name}', (SELECT coalesce(jsonb_agg(jsonb_build_object('key', key, 'total', total, 'exact', exact, 'near', near) ORDER BY total DESC, key), '[]')
      FROM (SELECT * FROM rated WHERE origin = ${origin} AND key IS NOT NULL ORDER BY total DESC, key LIMIT 200) AS largest)`,
  )
  await client.query(
    `WITH every AS (SELECT ${key}, count(*)::int AS total FROM "Sample" WHERE "datasetId" = $1 ${by}),
      copies AS (SELECT ${key}, count(*) FILTER (WHERE exact)::int AS exact, count(*) FILTER (WHERE extra AND NOT "byMeaning")::int AS near
        FROM "DuplicateMember" WHERE "datasetId" = $1 ${by}),
      rated AS (SELECT e.origin, e.key, e.total, coalesce(c.exact, 0) AS exact, coalesce(c.near, 0) AS near
        FROM every e LEFT JOIN copies c ON c.origin = e.origin AND c.key IS NOT DISTINCT FROM e.key)
     UPDATE "DuplicateState" SET "ratedAt" = now(), rates = (SELECT jsonb_build_object('total', total, 'exact', exact, 'near', near) FROM rated WHERE origin = 3)
       || jsonb_build_object(${shares.join(', ')}) WHERE "datasetId" = $1`,
    [datasetId],
  )
}
