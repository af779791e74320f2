import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { env } from '../env'
import { notFound } from '../errors'
import { addressOf } from '../outbound-address'
import type { ChangeWebhookInput } from './schema'

export async function changeWebhook(ctx: Ctx, { webhookId, address, events }: ChangeWebhookInput) {
  allow(ctx, 'manage')
  const { href } = addressOf(address, { allowHosts: env.ASSAY_ALLOW_HOSTS })
  return transaction(ctx, async (ctx) => {
    const where = { id: webhookId, projectId: ctx.projectId }
    const before = await ctx.db.webhook.findFirst({ where, select: { address: true, events: true } })
    if (!before) throw notFound('Webhook')
    await ctx.db.webhook.updateMany({ where, data: { address: href, events } })
    await audit(ctx, 'webhook.change', webhookId, { name: href, before, after: { address: href, events } })
    return { id: webhookId, address: href, events }
  })
}
