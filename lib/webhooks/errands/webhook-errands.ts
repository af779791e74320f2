import { errand } from '../../errand'
import { notFound } from '../../errors'
import { claimDelivery, sendDelivery } from '../send-delivery'
import type { SendErrand } from './errands'

/** What workers send for somebody who waits: only they open the secret that signs it. */
export const webhookErrands = [
  errand<SendErrand>('send-delivery', async (ctx, { deliveryId }) => {
    const claimed = await claimDelivery(ctx, deliveryId)
    if (!claimed) throw notFound('Delivery')
    return { id: deliveryId, ...(await sendDelivery(claimed)) }
  }),
]
