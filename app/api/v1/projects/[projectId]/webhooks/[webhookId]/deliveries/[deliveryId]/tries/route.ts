import { route } from '@/lib/doors'
import { resendDelivery } from '@/lib/webhooks/resend-delivery'
import { deliveryInput } from '@/lib/webhooks/schema'

export const POST = route(deliveryInput, resendDelivery, 201)
