import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { lockDataset } from './index-samples'

/** A group that nobody forms anew before this transaction ends: who writes groups takes them away and puts them back. */
export async function takeGroup(ctx: Ctx, groupId: string) {
  const find = () =>
    ctx.db.duplicateGroup.findFirst({
      where: { id: groupId, projectId: ctx.projectId },
      select: { datasetId: true, lane: true, size: true },
    })
  const before = await find()
  if (!before) throw notFound('Group')
  await lockDataset(ctx, before.datasetId)
  const group = await find()
  if (!group) throw notFound('Group')
  return group
}
