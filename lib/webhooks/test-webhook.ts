import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import { newId } from '../ids'
import { sendNow } from './errands/send-now'
import type { WebhookInput } from './schema'

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
      // Not due by itself: a worker is asked for it below.
      data: { id, projectId: ctx.projectId, webhookId, event: 'test', data, notBefore: new Date(Date.now() + 60_000) },
    })
    await audit(ctx, 'webhook.test', webhookId, { name: webhook.address })
  })
  return sendNow(ctx, id)
}
