import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { addWebhook } from '@/lib/webhooks/add-webhook'
import { listWebhooks } from '@/lib/webhooks/list-webhooks'
import { addWebhookInput } from '@/lib/webhooks/schema'

export const GET = route(noInput, listWebhooks)
export const POST = route(addWebhookInput, addWebhook, 201)
