'use client'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { testWebhook } from '@/lib/webhooks/actions'
import type { WebhookView } from '@/lib/webhooks/schema'
import { unwrap } from '../api'

/** Tells the address something at once; what it answered stays beside the button. */
export function TestWebhook({
  projectId,
  webhook,
}: {
  projectId: string
  webhook: Pick<WebhookView, 'id' | 'address'>
}) {
  const [said, setSaid] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const test = () =>
    start(async () => {
      setSaid(null)
      try {
        const { error, answered, milliseconds } = await unwrap(testWebhook(projectId, { webhookId: webhook.id }))
        setSaid(error ?? `It answered ${answered} after ${milliseconds} ms`)
      } catch (thrown) {
        setSaid(thrown instanceof Error ? thrown.message : 'It did not work')
      }
    })
  return (
    <>
      <span role="status" className="min-w-0 truncate text-12 text-text-1">
        {said}
      </span>
      <Button size="small" pending={pending} onClick={test} aria-label={`Test ${webhook.address}`}>
        Test
      </Button>
    </>
  )
}
