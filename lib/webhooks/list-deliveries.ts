import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { deliveryView, selectDelivery } from './delivery-view'
import type { DeliveryFilter } from './schema'

/** What was told to one address, newest first: how often it was tried, and what it answered. */
export async function listDeliveries(ctx: Ctx, { webhookId, before, take }: DeliveryFilter) {
  allow(ctx, 'manage')
  const webhook = await ctx.db.webhook.findFirst({
    where: { id: webhookId, projectId: ctx.projectId },
    select: { id: true },
  })
  if (!webhook) throw notFound('Webhook')
  const rows = await ctx.db.webhookDelivery.findMany({
    where: { webhookId, projectId: ctx.projectId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...(before && { cursor: { id: before }, skip: 1 }),
    take: take + 1,
    select: selectDelivery,
  })
  const shown = rows.slice(0, take)
  return { deliveries: shown.map(deliveryView), next: rows.length > take ? (shown.at(-1)?.id ?? null) : null }
}
