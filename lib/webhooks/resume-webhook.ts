import type { Ctx } from '../ctx'
import { allow } from '../ctx'
import type { WebhookInput } from './schema'
import { setPaused } from './set-paused'

/** The address hears again what happens from now on. What happened meanwhile is not told. */
export async function resumeWebhook(ctx: Ctx, { webhookId }: WebhookInput) {
  allow(ctx, 'manage')
  return setPaused(ctx, webhookId, false)
}
