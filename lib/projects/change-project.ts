import { audit } from '../audit'
import { type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'

type Change = {
  act: string
  data: { name?: string; archivedAt?: Date | null }
  whenArchived: boolean
  otherwise: string
}

export function changeProject(ctx: Ctx, { act, data, whenArchived, otherwise }: Change) {
  return transaction(ctx, async (ctx) => {
    const before = await ctx.db.project.findUnique({
      where: { id: ctx.projectId },
      select: { name: true, archivedAt: true },
    })
    if (!before) throw notFound('Project')
    const { count } = await ctx.db.project.updateMany({
      where: { id: ctx.projectId, archivedAt: whenArchived ? { not: null } : null },
      data: {
        ...(data.name !== undefined && { name: data.name }),
        ...(data.archivedAt !== undefined && { archivedAt: data.archivedAt }),
      },
    })
    if (count === 0) throw conflict(otherwise)
    const change = data.name === undefined ? {} : { before: { name: before.name }, after: { name: data.name } }
    await audit(ctx, act, ctx.projectId, { name: data.name ?? before.name, ...change })
    return { id: ctx.projectId }
  })
}
