import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import type { EndAcceptanceInput } from './trust/schema'

/** The judge accepts nothing more. What it accepted stays until somebody undoes its runs. */
export async function endAcceptance(ctx: Ctx, { acceptanceId }: EndAcceptanceInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const found = await ctx.db.acceptance.findFirst({
      where: { id: acceptanceId, projectId: ctx.projectId },
      select: { judgeId: true },
    })
    if (!found) throw notFound('Acceptance')
    const { count } = await ctx.db.acceptance.updateMany({
      where: { id: acceptanceId, projectId: ctx.projectId, endedAt: null },
      data: { endedAt: new Date(), endedByName: ctx.actor.name },
    })
    if (count === 0) throw conflict('It is switched off already')
    await audit(ctx, 'judge.accept.end', acceptanceId, {})
    return { id: acceptanceId }
  })
}
