import { audit } from '../audit'
import { allow, type Ctx } from '../ctx'
import { conflict, notFound } from '../errors'
import { sendNow } from './errands/send-now'
import type { DeliveryInput } from './schema'

/** Sends once more, at once, what was told before: the same delivery under the same id. */
export async function resendDelivery(ctx: Ctx, { webhookId, deliveryId }: DeliveryInput) {
  allow(ctx, 'manage')
  const delivery = await ctx.db.webhookDelivery.findFirst({
    where: { id: deliveryId, webhookId, projectId: ctx.projectId },
    select: { status: true, webhook: { select: { address: true } } },
  })
  if (!delivery) throw notFound('Delivery')
  if (delivery.status === 'waiting') throw conflict('This delivery is still being tried')
  await audit(ctx, 'webhook.resend', webhookId, { name: delivery.webhook.address, after: { delivery: deliveryId } })
  return sendNow(ctx, deliveryId)
}
