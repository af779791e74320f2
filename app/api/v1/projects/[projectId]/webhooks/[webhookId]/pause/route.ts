import { route } from '@/lib/doors'
import { pauseWebhook } from '@/lib/webhooks/pause-webhook'
import { resumeWebhook } from '@/lib/webhooks/resume-webhook'
import { webhookInput } from '@/lib/webhooks/schema'

export const PUT = route(webhookInput, pauseWebhook)
export const DELETE = route(webhookInput, resumeWebhook)
