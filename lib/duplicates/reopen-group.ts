import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import type { GroupInput } from './schema'
import { takeGroup } from './take-group'

/** Puts a kept group back into its lane. */
export async function reopenGroup(ctx: Ctx, { groupId }: GroupInput) {
  allow(ctx, 'review')
  return transaction(ctx, async (ctx) => {
    const group = await takeGroup(ctx, groupId)
    const { count } = await ctx.db.duplicateGroup.updateMany({
      where: { id: groupId, kept: true },
      data: { kept: false },
    })
    if (count === 0) throw conflict('This group is open already')
    await ctx.db.keptGroup.deleteMany({ where: { groupId, projectId: ctx.projectId } })
    await audit(ctx, 'duplicate.reopen', groupId, { after: { lane: group.lane } })
    return { id: groupId, kept: false }
  })
}
