'use client'
import { Button } from '@/components/ui/button'
import { resendDelivery } from '@/lib/webhooks/actions'
import type { DeliveryView } from '@/lib/webhooks/schema'
import { unwrap } from '../api'
import { useAct } from './use-act'

type Props = { projectId: string; webhookId: string; delivery: Pick<DeliveryView, 'id' | 'event'> }

export function ResendDelivery({ projectId, webhookId, delivery }: Props) {
  const { act, pending } = useAct()
  return (
    <Button
      size="small"
      kind="ghost"
      pending={pending}
      aria-label={`Send ${delivery.event} again`}
      onClick={() =>
        act(async () => {
          const { error } = await unwrap(resendDelivery(projectId, { webhookId, deliveryId: delivery.id }))
          return error ?? 'Sent again'
        })
      }
    >
      Send again
    </Button>
  )
}
