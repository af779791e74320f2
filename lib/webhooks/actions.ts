'use server'
import { action } from '../doors'
import { addWebhook as addWebhookVerb } from './add-webhook'
import { changeWebhook as changeWebhookVerb } from './change-webhook'
import { pauseWebhook as pauseWebhookVerb } from './pause-webhook'
import { removeWebhook as removeWebhookVerb } from './remove-webhook'
import { resendDelivery as resendDeliveryVerb } from './resend-delivery'
import { resumeWebhook as resumeWebhookVerb } from './resume-webhook'
import { addWebhookInput, changeWebhookInput, deliveryInput, webhookInput } from './schema'
import { testWebhook as testWebhookVerb } from './test-webhook'

export const addWebhook = action(addWebhookInput, addWebhookVerb)
export const changeWebhook = action(changeWebhookInput, changeWebhookVerb)
export const pauseWebhook = action(webhookInput, pauseWebhookVerb)
export const resumeWebhook = action(webhookInput, resumeWebhookVerb)
export const removeWebhook = action(webhookInput, removeWebhookVerb)
export const testWebhook = action(webhookInput, testWebhookVerb)
export const resendDelivery = action(deliveryInput, resendDeliveryVerb)
