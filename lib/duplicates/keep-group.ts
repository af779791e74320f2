import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { constellation } from './pass/described'
import type { GroupInput } from './schema'
import { takeGroup } from './take-group'

/** Leaves a group as it is: a contrast on purpose, or copies that are wanted. It comes back when a member or a label changes. */
export async function keepGroup(ctx: Ctx, { groupId }: GroupInput) {
  allow(ctx, 'review')
  return transaction(ctx, async (ctx) => {
    const group = await takeGroup(ctx, groupId)
    const { count } = await ctx.db.duplicateGroup.updateMany({
      where: { id: groupId, kept: false },
      data: { kept: true },
    })
    if (count === 0) throw conflict('Somebody kept this group already')
    await ctx.db.$executeRaw`
      INSERT INTO "KeptGroup" ("groupId", "datasetId", "projectId", constellation, "keptBy")
      SELECT ${groupId}::uuid, ${group.datasetId}::uuid, ${ctx.projectId}::uuid,
        ${constellation}, ${JSON.stringify(ctx.actor)}::jsonb
      FROM "DuplicateMember" m WHERE m."groupId" = ${groupId}::uuid
      ON CONFLICT ("groupId") DO UPDATE SET constellation = excluded.constellation, "keptBy" = excluded."keptBy", "createdAt" = now()`
    await audit(ctx, 'duplicate.keep', groupId, { after: { lane: group.lane, size: group.size } })
    return { id: groupId, kept: true }
  })
}
