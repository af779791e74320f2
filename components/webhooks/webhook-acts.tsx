'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import { changeWebhook, pauseWebhook, removeWebhook, resumeWebhook } from '@/lib/webhooks/actions'
import type { WebhookView } from '@/lib/webhooks/schema'
import { unwrap } from '../api'
import { useAct } from './use-act'
import { WebhookForm } from './webhook-form'

type Props = { projectId: string; webhook: Pick<WebhookView, 'id' | 'address' | 'events' | 'paused'> }

/** What can be done to one webhook. */
export function WebhookActs({ projectId, webhook }: Props) {
  const { act, pending } = useAct()
  const input = { webhookId: webhook.id }
  return (
    <>
      <Button
        size="small"
        kind="ghost"
        pending={pending}
        aria-label={`${webhook.paused ? 'Resume' : 'Pause'} ${webhook.address}`}
        onClick={() =>
          act(async () => {
            await unwrap(webhook.paused ? resumeWebhook(projectId, input) : pauseWebhook(projectId, input))
            return webhook.paused ? 'It hears again what happens' : 'It hears nothing until it is resumed'
          })
        }
      >
        {webhook.paused ? 'Resume' : 'Pause'}
      </Button>
      <ChangeWebhook projectId={projectId} webhook={webhook} />
      <RemoveWebhook projectId={projectId} webhook={webhook} />
    </>
  )
}

function ChangeWebhook({ projectId, webhook }: Props) {
  const [open, setOpen] = useState(false)
  const toast = useToast()
  const button = (
    <Button size="small" kind="ghost" aria-label={`Edit ${webhook.address}`}>
      Edit
    </Button>
  )
  return (
    <Dialog title="Edit the webhook" trigger={button} open={open} onOpenChange={setOpen}>
      <WebhookForm
        begin={webhook}
        send={async (input) => {
          await unwrap(changeWebhook(projectId, { webhookId: webhook.id, ...input }))
          toast('Saved')
          setOpen(false)
        }}
      >
        Save
      </WebhookForm>
    </Dialog>
  )
}

function RemoveWebhook({ projectId, webhook }: Props) {
  const toast = useToast()
  return (
    <ConfirmDialog
      trigger={
        <Button size="small" kind="ghost" aria-label={`Remove ${webhook.address}`}>
          Remove
        </Button>
      }
      title="Remove this webhook?"
      consequence={`${webhook.address} hears nothing any more, not even what still waits. Its log and its secret are deleted.`}
      confirm="Remove webhook"
      onConfirm={async () => {
        await unwrap(removeWebhook(projectId, { webhookId: webhook.id }))
        toast('The webhook is removed')
      }}
    />
  )
}
