import { z } from 'zod'

export const webhookEvents = ['run.ended', 'snapshot.taken', 'model.trained'] as const
export type WebhookEvent = (typeof webhookEvents)[number]

const address = z.string().trim().min(1, 'Give an address such as https://example.com/hooks').max(2000)
const events = z.array(z.enum(webhookEvents)).min(1, 'Choose at least one').max(webhookEvents.length)

export const addWebhookInput = z.strictObject({ address, events })
export type AddWebhookInput = z.output<typeof addWebhookInput>
export const webhookInput = z.strictObject({ webhookId: z.uuid() })
export type WebhookInput = z.output<typeof webhookInput>
export const changeWebhookInput = z.strictObject({ webhookId: z.uuid(), address, events })
export type ChangeWebhookInput = z.output<typeof changeWebhookInput>
export const deliveryFilter = z.object({
  webhookId: z.uuid(),
  before: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type DeliveryFilter = z.output<typeof deliveryFilter>
export const deliveryInput = z.strictObject({ webhookId: z.uuid(), deliveryId: z.uuid() })
export type DeliveryInput = z.output<typeof deliveryInput>

/** As a form sends it: a tick for each event. */
export const webhookForm = z
  .looseObject({ address: z.string() })
  .transform((given) => ({ address: given.address, events: webhookEvents.filter((event) => given[event] === 'on') }))
  .pipe(addWebhookInput)

export type DeliveryView = {
  id: string
  event: string
  status: 'waiting' | 'delivered' | 'failed'
  attempts: number
  answered: number | null
  error: string | null
  milliseconds: number | null
  createdAt: string
  nextAt: string | null
}
export type WebhookView = {
  id: string
  address: string
  events: string[]
  createdBy: string
  createdAt: string
  paused: boolean
  last: DeliveryView | null
  waiting: number
}
