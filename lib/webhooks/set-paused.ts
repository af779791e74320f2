import { audit } from '../audit'
import { type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'

export function setPaused(ctx: Ctx, webhookId: string, paused: boolean) {
  return transaction(ctx, async (ctx) => {
    const where = { id: webhookId, projectId: ctx.projectId }
    const webhook = await ctx.db.webhook.findFirst({ where, select: { address: true } })
    if (!webhook) throw notFound('Webhook')
    const { count } = await ctx.db.webhook.updateMany({
      where: { ...where, pausedAt: paused ? null : { not: null } },
      data: { pausedAt: paused ? new Date() : null },
    })
    if (count > 0) await audit(ctx, paused ? 'webhook.pause' : 'webhook.resume', webhookId, { name: webhook.address })
    return { id: webhookId, paused }
  })
}
