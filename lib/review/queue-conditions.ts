import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { SampleFilter } from '../samples/filter/schema'
import { filterConditions } from '../samples/filter-conditions'
import { leavesWhenReviewed } from './queue/rules'

type Which = { datasetId: string; key: string | null; filter: SampleFilter }

/** What belongs in a queue, as conditions on "Sample". */
export function queueConditions(ctx: Ctx, { datasetId, key, filter }: Which): Prisma.Sql[] {
  const builtIn = conditions[key?.split(':')[0] ?? '']
  return [
    Prisma.sql`"Sample"."projectId" = ${ctx.projectId}::uuid`,
    Prisma.sql`"Sample"."datasetId" = ${datasetId}::uuid`,
    ...filterConditions(filter),
    ...(leavesWhenReviewed(key, filter) ? [Prisma.sql`NOT "Sample".reviewed AND "Sample".state = 'new'`] : []),
    ...(builtIn ? [builtIn({ datasetId, userId: ctx.actor.id })] : []),
  ]
}

/** Each judge's latest verdict on each sample of a dataset. */
export const latestVerdicts = (datasetId: string) => Prisma.sql`
  SELECT "sampleId", outcome, polarity, confidence, labels FROM "Verdict" WHERE "datasetId" = ${datasetId}::uuid AND current`

const conditions: Record<string, (by: { datasetId: string; userId: string }) => Prisma.Sql> = {
  disagree: ({ datasetId }) => Prisma.sql`"Sample".judged AND "Sample".id IN (
    SELECT "sampleId" FROM (${latestVerdicts(datasetId)}) AS v WHERE outcome = 'read' GROUP BY 1 HAVING count(DISTINCT polarity) > 1)`,
  'low-confidence': ({ datasetId }) => Prisma.sql`"Sample".judged AND "Sample".id IN (
    SELECT "sampleId" FROM (${latestVerdicts(datasetId)}) AS v GROUP BY 1 HAVING avg(CASE WHEN outcome = 'read' THEN coalesce(confidence, 0.5) ELSE 0 END) < 0.65)`,
  'label-errors': ({ datasetId }) => Prisma.sql`"Sample".judged AND "Sample".polarity <> 'none' AND "Sample".id IN (
    SELECT v."sampleId" FROM (${latestVerdicts(datasetId)}) AS v JOIN "Sample" s ON s.id = v."sampleId" WHERE outcome = 'read' GROUP BY 1
    HAVING count(*) FILTER (WHERE v.polarity <> s.polarity AND coalesce(v.confidence, 0.5) >= 0.7) * 2 > count(*))`,
  copies: ({ datasetId }) => Prisma.sql`("Sample"."contentHash" IN (
    SELECT "contentHash" FROM "Sample" AS twin WHERE twin."datasetId" = ${datasetId}::uuid GROUP BY 1 HAVING count(DISTINCT twin.labels) > 1)
    OR "Sample".id IN (SELECT m."sampleId" FROM "DuplicateMember" m JOIN "DuplicateGroup" g ON g.id = m."groupId" WHERE g."datasetId" = ${datasetId}::uuid AND g.lane = 'conflict' AND NOT g.kept))`,
  flagged: () => Prisma.sql`"Sample".state = 'flagged'`,
  audit: () => Prisma.sql`"Sample".reviewed AND "Sample".state = 'accepted'`,
  corrections: ({ datasetId, userId }) => Prisma.sql`"Sample".id IN (
    SELECT d."sampleId" FROM "Decision" d WHERE d."userId" = ${userId}::uuid AND d."datasetId" = ${datasetId}::uuid AND d.act = 'relabel' AND d.applied
      AND d."fromLabels" <> '{}' AND NOT EXISTS (SELECT 1 FROM "Decision" u WHERE u."undoesId" = d.id))`,
}
