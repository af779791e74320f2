import { z } from 'zod'
import { allow, type Ctx } from '../ctx'
import type { Guideline } from './queue/schema'

const examples = z.array(z.string()).catch([])

/** What the policy says about each of its labels, to be read while deciding. */
export async function getGuidelines(ctx: Ctx, { policyVersionId }: { policyVersionId: string }): Promise<Guideline[]> {
  allow(ctx, 'read')
  const labels = await ctx.db.label.findMany({
    where: { versionId: policyVersionId, version: { policy: { projectId: ctx.projectId } }, retired: false },
    orderBy: { position: 'asc' },
    select: { code: true, definition: true, examples: true },
  })
  return labels.map((label) => ({ ...label, examples: examples.parse(label.examples).slice(0, 5) }))
}
