import { allow, type Ctx } from '../ctx'
import { nameOf } from '../name-of'
import { deliveryView, selectDelivery } from './delivery-view'
import type { WebhookView } from './schema'

/** The addresses that hear what happens here, each with what it answered last. */
export async function listWebhooks(ctx: Ctx, _: object = {}): Promise<WebhookView[]> {
  allow(ctx, 'manage')
  const webhooks = await ctx.db.webhook.findMany({
    where: { projectId: ctx.projectId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      address: true,
      events: true,
      createdBy: true,
      createdAt: true,
      pausedAt: true,
      deliveries: { select: selectDelivery, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 1 },
      _count: { select: { deliveries: { where: { status: 'waiting' } } } },
    },
  })
  return webhooks.map(({ createdBy, createdAt, pausedAt, deliveries: [last], _count, ...webhook }) => ({
    ...webhook,
    createdBy: nameOf(createdBy),
    createdAt: createdAt.toISOString(),
    paused: pausedAt !== null,
    last: last ? deliveryView(last) : null,
    waiting: _count.deliveries,
  }))
}
