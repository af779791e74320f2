import type { Ctx, HouseCtx } from './ctx'
import type { Prisma } from './generated/prisma/client'

type Change = { name?: string; before?: Prisma.InputJsonObject; after?: Prisma.InputJsonObject }

/** Call it in the transaction of the change itself: no change without a trace, no trace without a change. */
export async function audit(
  ctx: Ctx | HouseCtx,
  action: string,
  subjectId: string,
  { name, before, after }: Change = {},
) {
  await ctx.db.auditEntry.create({
    data: {
      ...('projectId' in ctx && { projectId: ctx.projectId }),
      actorType: ctx.actor.type,
      actorId: ctx.actor.id,
      actorName: ctx.actor.name,
      action,
      subjectId,
      ...(name !== undefined && { subjectName: name }),
      ...(before && { before }),
      ...(after && { after }),
    },
  })
}
