import { db } from '../db'

/** The log of what was told is kept for a month. */
export async function forgetDeliveries() {
  const createdAt = { lt: new Date(Date.now() - 30 * 24 * 60 * 60 * 1000) }
  await db.webhookDelivery.deleteMany({ where: { status: { not: 'waiting' }, createdAt } })
}
