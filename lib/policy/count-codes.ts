import type { Ctx } from '../ctx'

type Where = { datasetId: string; versionIds: string[] }

/** How many samples of a dataset carry each code of these versions, and how many carry none. */
export async function countCodes(ctx: Ctx, { datasetId, versionIds }: Where) {
  const [counts, sums] = await Promise.all([
    ctx.db.$queryRaw<{ code: string; samples: number }[]>`
      SELECT code, count(*)::int AS samples FROM "Sample", unnest(labels) AS code
      WHERE "projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${datasetId}::uuid AND "policyVersionId" = ANY(${versionIds}::uuid[])
      GROUP BY code ORDER BY 2 DESC, 1`,
    ctx.db.$queryRaw<{ samples: number; unlabelled: number }[]>`
      SELECT count(*)::int AS samples, count(*) FILTER (WHERE cardinality(labels) = 0)::int AS unlabelled FROM "Sample"
      WHERE "projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${datasetId}::uuid AND "policyVersionId" = ANY(${versionIds}::uuid[])`,
  ])
  return { counts, samples: sums[0]?.samples ?? 0, unlabelled: sums[0]?.unlabelled ?? 0 }
}
