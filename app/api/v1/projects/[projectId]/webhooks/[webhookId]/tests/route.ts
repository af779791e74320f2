import { route } from '@/lib/doors'
import { webhookInput } from '@/lib/webhooks/schema'
import { testWebhook } from '@/lib/webhooks/test-webhook'

export const POST = route(webhookInput, testWebhook, 201)
