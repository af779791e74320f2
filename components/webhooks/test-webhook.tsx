'use client'
import { Button } from '@/components/ui/button'
import { testWebhook } from '@/lib/webhooks/actions'
import type { WebhookView } from '@/lib/webhooks/schema'
import { unwrap } from '../api'
import { useSaid } from '../use-said'

type Props = { projectId: string; webhook: Pick<WebhookView, 'id' | 'address'> }

/** Tells the address something at once; what it answered stays beside the button. */
export function TestWebhook({ projectId, webhook: { id: webhookId, address } }: Props) {
  const { said, pending, go } = useSaid(async () => {
    const { error, answered, milliseconds } = await unwrap(testWebhook(projectId, { webhookId }))
    return error ?? `It answered ${answered} after ${milliseconds} ms`
  })
  return (
    <>
      <span role="status" className="min-w-0 truncate text-12 text-text-1">
        {said}
      </span>
      <Button size="small" pending={pending} onClick={go} aria-label={`Test ${address}`}>
        Test
      </Button>
    </>
  )
}
