import { Prisma } from '../../generated/prisma/client'

/** Size, lane, whether all is exact, how near the farthest is, and whether by meaning: of the members of one group. What has no label contradicts none. */
export const described = Prisma.sql`count(*)::int AS size,
  (CASE WHEN min(labels) FILTER (WHERE labels <> '{}') IS DISTINCT FROM max(labels) FILTER (WHERE labels <> '{}') THEN 'conflict'
    WHEN bool_or(extra) THEN 'collapse' ELSE 'family' END)::"DuplicateLane" AS lane,
  count(*) FILTER (WHERE NOT exact) = count(*) FILTER (WHERE NOT extra) AS exact, min(similarity) AS least, bool_or("byMeaning") AS "byMeaning"`

/** All members m with their labels, as one value. */
export const constellation = Prisma.sql`md5(string_agg(m."sampleId"::text || array_to_string(m.labels, ','), ';' ORDER BY m."sampleId"))::uuid`
