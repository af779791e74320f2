import { absent, type Doors } from './door'

const webhook = { address: 'https://example.com/hooks', events: ['run.ended'] }
const at = '/api/v1/projects/[projectId]/webhooks'

export const routes: Doors = {
  [`GET ${at}`]: { needs: 'manage' },
  [`POST ${at}`]: { needs: 'manage', input: webhook },
  [`PATCH ${at}/[webhookId]`]: { needs: 'manage', input: webhook },
  [`DELETE ${at}/[webhookId]`]: { needs: 'manage' },
  [`PUT ${at}/[webhookId]/pause`]: { needs: 'manage' },
  [`DELETE ${at}/[webhookId]/pause`]: { needs: 'manage' },
  [`POST ${at}/[webhookId]/tests`]: { needs: 'manage' },
  [`GET ${at}/[webhookId]/deliveries`]: { needs: 'manage' },
  [`POST ${at}/[webhookId]/deliveries/[deliveryId]/tries`]: { needs: 'manage' },
}

export const actions: Doors = {
  'webhooks addWebhook': { needs: 'manage', input: webhook },
  'webhooks changeWebhook': { needs: 'manage', input: { webhookId: absent, ...webhook } },
  'webhooks pauseWebhook': { needs: 'manage', input: { webhookId: absent } },
  'webhooks resumeWebhook': { needs: 'manage', input: { webhookId: absent } },
  'webhooks removeWebhook': { needs: 'manage', input: { webhookId: absent } },
  'webhooks testWebhook': { needs: 'manage', input: { webhookId: absent } },
  'webhooks resendDelivery': { needs: 'manage', input: { webhookId: absent, deliveryId: absent } },
}
