import type { Prisma } from '../generated/prisma/client'
import type { DeliveryView } from './schema'

export const selectDelivery = {
  id: true,
  event: true,
  status: true,
  attempts: true,
  answered: true,
  error: true,
  milliseconds: true,
  createdAt: true,
  notBefore: true,
} satisfies Prisma.WebhookDeliverySelect

type Row = Prisma.WebhookDeliveryGetPayload<{ select: typeof selectDelivery }>

export function deliveryView({ createdAt, notBefore, ...delivery }: Row): DeliveryView {
  const nextAt = delivery.status === 'waiting' ? notBefore.toISOString() : null
  return { ...delivery, createdAt: createdAt.toISOString(), nextAt }
}
