import type { Ctx } from '../../ctx'
import { Prisma } from '../../generated/prisma/client'

export type Allowed = { datasetId: string; judgeId: string; codes: readonly string[] }

/**
 * Samples that a judge may accept: new, not tainted, seen by nobody, and of a label that it gives and is allowed to.
 * A sample that came with another label is a disagreement, and stays for people.
 */
export const acceptable = (ctx: Ctx, { datasetId, judgeId, codes }: Allowed) => Prisma.sql`
  "projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${datasetId}::uuid AND state = 'new' AND NOT reviewed AND NOT tainted
  AND EXISTS (SELECT 1 FROM "Verdict" v WHERE v."sampleId" = "Sample".id AND v."judgeId" = ${judgeId}::uuid AND v.current AND v.outcome = 'read'
    AND v.labels <> '{}' AND v.labels <@ ${codes}::text[] AND ("Sample".labels = '{}' OR "Sample".labels @> v.labels AND "Sample".labels <@ v.labels))`
