import { route } from '@/lib/doors'
import { listDeliveries } from '@/lib/webhooks/list-deliveries'
import { deliveryFilter } from '@/lib/webhooks/schema'

export const GET = route(deliveryFilter, listDeliveries)
