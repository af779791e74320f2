import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { keysOf } from '../policy/rules'
import type { DatasetInfo } from './schema'

/** The dataset that is asked for, or the project's first, with the labels that its samples may have. In one question: every list begins with it. */
export async function findDataset(ctx: Ctx, wanted?: string): Promise<DatasetInfo> {
  const [dataset] = await ctx.db.$queryRaw<DatasetInfo[]>`
    SELECT d.id, d.name, d.target::text AS target, d."policyVersionId", p.name AS policy, v.number AS "policyVersion", p."multiLabel",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', l.code, 'name', l.name, 'polarity', l.polarity, 'key', l.key, 'retired', l.retired) ORDER BY l.position), '[]') FROM "Label" l WHERE l."versionId" = v.id) AS labels
    FROM "Dataset" d JOIN "PolicyVersion" v ON v.id = d."policyVersionId" JOIN "Policy" p ON p.id = v."policyId"
    WHERE d."projectId" = ${ctx.projectId}::uuid AND (${wanted ?? null}::uuid IS NULL OR d.id = ${wanted ?? null}::uuid)
    ORDER BY d."archivedAt" DESC NULLS FIRST, d.id LIMIT 1`
  if (!dataset) throw notFound('Dataset')
  const keys = keysOf(dataset.labels)
  return { ...dataset, labels: dataset.labels.map((label) => ({ ...label, key: keys.get(label.code) ?? null })) }
}
