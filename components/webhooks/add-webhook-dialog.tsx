'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Secret } from '@/components/ui/secret'
import { addWebhook } from '@/lib/webhooks/actions'
import { unwrap } from '../api'
import { WebhookForm } from './webhook-form'

export function AddWebhookDialog({ projectId }: { projectId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title="Add a webhook"
      trigger={<Button kind="filled">Add a webhook</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <AddForm projectId={projectId} close={() => setOpen(false)} />
    </Dialog>
  )
}

function AddForm({ projectId, close }: { projectId: string; close: () => void }) {
  const [secret, setSecret] = useState<string | null>(null)
  if (!secret)
    return (
      <WebhookForm send={async (input) => setSecret((await unwrap(addWebhook(projectId, input))).secret)}>
        Add webhook
      </WebhookForm>
    )
  return (
    <div className="flex flex-col gap-4">
      <Secret label="Signing secret" text={secret} />
      <p className="text-13 text-text-2">
        Each delivery carries <code className="font-mono text-12">assay-signature: t=…,v1=…</code>, where v1 is the
        HMAC-SHA256 of <code className="font-mono text-12">t.body</code> under this secret.
      </p>
      <Button className="self-end" onClick={close}>
        Done
      </Button>
    </div>
  )
}
