import { audit } from '../audit'
import { allow, type Ctx } from '../ctx'
import { conflict, notFound } from '../errors'
import type { DeliveryInput } from './schema'
import { claimDelivery, sendDelivery } from './send-delivery'

/** Sends once more, at once, what was told before: the same delivery under the same id. */
export async function resendDelivery(ctx: Ctx, { webhookId, deliveryId }: DeliveryInput) {
  allow(ctx, 'manage')
  const delivery = await ctx.db.webhookDelivery.findFirst({
    where: { id: deliveryId, webhookId, projectId: ctx.projectId },
    select: { status: true, event: true },
  })
  if (!delivery) throw notFound('Delivery')
  if (delivery.status === 'waiting') throw conflict('This delivery is still being tried')
  const claimed = await claimDelivery(ctx, deliveryId)
  if (!claimed) throw notFound('Delivery')
  await audit(ctx, 'webhook.resend', webhookId, { name: claimed.address, after: { delivery: deliveryId } })
  return { id: deliveryId, ...(await sendDelivery(claimed)) }
}
