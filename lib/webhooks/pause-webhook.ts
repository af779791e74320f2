import type { Ctx } from '../ctx'
import { allow } from '../ctx'
import type { WebhookInput } from './schema'
import { setPaused } from './set-paused'

/** Nothing more is written down for this address. What waits already is still sent. */
export async function pauseWebhook(ctx: Ctx, { webhookId }: WebhookInput) {
  allow(ctx, 'manage')
  return setPaused(ctx, webhookId, true)
}
