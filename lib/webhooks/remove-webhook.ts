import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import type { WebhookInput } from './schema'

/** Its secret and its log go with it, and so does what was still to be sent. */
export async function removeWebhook(ctx: Ctx, { webhookId }: WebhookInput) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const where = { id: webhookId, projectId: ctx.projectId }
    const webhook = await ctx.db.webhook.findFirst({ where, select: { address: true, events: true } })
    if (!webhook) throw notFound('Webhook')
    await ctx.db.webhook.deleteMany({ where })
    await audit(ctx, 'webhook.remove', webhookId, { name: webhook.address, before: webhook })
    return { id: webhookId }
  })
}
