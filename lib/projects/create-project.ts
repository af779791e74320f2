import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { newId } from '../ids'
import { adoptPolicy } from '../policy/adopt-policy'
import { addSimulator } from '../providers/add-simulator'
import type { CreateProjectInput } from './schema'

/** A project is ready at once: a model to ask, a policy, a dataset under it, and its maker as owner. */
export async function createProject(ctx: HouseCtx, { name, policy }: CreateProjectInput) {
  allow(ctx, 'keep')
  return transaction(ctx, async (house) => {
    const projectId = newId()
    const ctx = { ...house, role: 'owner', projectId } as const
    await ctx.db.project.create({ data: { id: projectId, name } })
    if (ctx.actor.type === 'user')
      await ctx.db.membership.create({ data: { projectId, userId: ctx.actor.id, role: 'owner' } })
    await addSimulator(ctx)
    const { versionId } = await adoptPolicy(ctx, { key: policy })
    const dataset = await ctx.db.dataset.create({
      data: { projectId, name: 'User prompts', target: 'prompt', policyVersionId: versionId },
      select: { id: true },
    })
    await audit(ctx, 'project.create', projectId, { name, after: { name, policy } })
    return { id: projectId, name, datasetId: dataset.id }
  })
}
