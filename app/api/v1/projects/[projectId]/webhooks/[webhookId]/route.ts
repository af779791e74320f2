import { route } from '@/lib/doors'
import { changeWebhook } from '@/lib/webhooks/change-webhook'
import { removeWebhook } from '@/lib/webhooks/remove-webhook'
import { changeWebhookInput, webhookInput } from '@/lib/webhooks/schema'

export const PATCH = route(changeWebhookInput, changeWebhook)
export const DELETE = route(webhookInput, removeWebhook)
