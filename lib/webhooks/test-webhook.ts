import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import { newId } from '../ids'
import type { WebhookInput } from './schema'
import { claimDelivery, sendDelivery } from './send-delivery'

/** Sends a delivery called “test” at once, and tells what the address answered. */
export async function testWebhook(ctx: Ctx, { webhookId }: WebhookInput) {
  allow(ctx, 'manage')
  const id = newId()
  await transaction(ctx, async (ctx) => {
    const webhook = await ctx.db.webhook.findFirst({
      where: { id: webhookId, projectId: ctx.projectId },
      select: { address: true },
    })
    if (!webhook) throw notFound('Webhook')
    const data = { message: 'This is a test' }
    await ctx.db.webhookDelivery.create({
      // Not due for a worker: it is sent from here.
      data: { id, projectId: ctx.projectId, webhookId, event: 'test', data, notBefore: new Date(Date.now() + 60_000) },
    })
    await audit(ctx, 'webhook.test', webhookId, { name: webhook.address })
  })
  return sendNow(ctx, id)
}

async function sendNow(ctx: Ctx, deliveryId: string) {
  const claimed = await claimDelivery(ctx, deliveryId)
  if (!claimed) throw notFound('Delivery')
  return { id: deliveryId, ...(await sendDelivery(claimed)) }
}
