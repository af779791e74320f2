import { db } from '../db'
import type { reach } from '../outbound'
import { type Claimed, sendDelivery } from './send-delivery'

/** Sends what is due, a few at once. Of several workers each takes others; what one held when it died comes due again. */
export async function sendDue(through?: typeof reach) {
  const claimed = await db.$queryRaw<Claimed[]>`
    UPDATE "WebhookDelivery" d SET attempts = attempts + 1, "notBefore" = now() + interval '1 minute'
    FROM "Webhook" w WHERE w.id = d."webhookId" AND d.id IN (
      SELECT id FROM "WebhookDelivery" WHERE status = 'waiting' AND "notBefore" <= now()
      ORDER BY "notBefore" LIMIT 8 FOR UPDATE SKIP LOCKED)
    RETURNING d.id, d."projectId", d."webhookId", d.event, d.data, d.attempts, d."createdAt", w.address, w."sealedSecret"`
  await Promise.all(claimed.map((delivery) => sendDelivery(delivery, through)))
  return claimed.length
}
