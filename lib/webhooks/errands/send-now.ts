import { askWorker } from '../../ask-worker'
import type { Ctx } from '../../ctx'
import type { Delivered, SendErrand } from './errands'

/** An address may take ten seconds to answer. */
const seconds = 30

export const sendNow = (ctx: Ctx, deliveryId: string): Promise<Delivered> =>
  askWorker<SendErrand>(ctx, 'send-delivery', { deliveryId }, { seconds })
