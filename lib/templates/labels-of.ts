import { z } from 'zod'
import type { Ctx } from '../ctx'
import type { LabelOf } from './rules'

/** The labels of a policy version that may still be given, with what the policy says of them. */
export async function labelsOf(ctx: Ctx, policyVersionId: string): Promise<LabelOf[]> {
  const rows = await ctx.db.label.findMany({
    where: { versionId: policyVersionId, retired: false, version: { policy: { projectId: ctx.projectId } } },
    orderBy: { position: 'asc' },
    select: { code: true, name: true, definition: true, examples: true, polarity: true },
  })
  return rows.map((row) => ({ ...row, examples: examples.parse(row.examples) }))
}
const examples = z.array(z.string()).catch([])
