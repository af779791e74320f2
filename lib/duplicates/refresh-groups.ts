import type { Ctx } from '../ctx'
import { described } from './pass/described'

/**
 * What groups look like after an act on their members, at once: who is still there, with which labels, in which lane.
 * Whether they still hang together is looked at soon after, since the act was noted.
 */
export async function refreshGroups(ctx: Ctx, groupIds: string[]) {
  await ctx.db.$executeRaw`
    DELETE FROM "DuplicateMember" m WHERE m."groupId" = ANY(${groupIds}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM "Sample" s WHERE s.id = m."sampleId" AND s."datasetId" = m."datasetId")`
  await ctx.db.$executeRaw`
    UPDATE "DuplicateMember" m SET labels = s.labels, polarity = s.polarity, extra = n.extra, exact = m.exact AND n.extra
    FROM (SELECT "sampleId", row_number() OVER (PARTITION BY "groupId", wrapper ORDER BY "sampleId") > 1 AS extra FROM "DuplicateMember" WHERE "groupId" = ANY(${groupIds}::uuid[])) AS n
      JOIN "Sample" s ON s.id = n."sampleId" WHERE m."sampleId" = n."sampleId"`
  await ctx.db.$executeRaw`
    UPDATE "DuplicateGroup" g SET size = d.size, lane = d.lane, exact = d.exact, least = d.least, "byMeaning" = d."byMeaning", kept = false
    FROM (SELECT "groupId", ${described} FROM "DuplicateMember" WHERE "groupId" = ANY(${groupIds}::uuid[]) GROUP BY 1) AS d WHERE g.id = d."groupId"`
  await ctx.db.$executeRaw`
    WITH gone AS (DELETE FROM "DuplicateGroup" g WHERE g.id = ANY(${groupIds}::uuid[]) AND (SELECT count(*) FROM "DuplicateMember" m WHERE m."groupId" = g.id) < 2 RETURNING id)
    DELETE FROM "DuplicateMember" m USING gone WHERE m."groupId" = gone.id`
}
