'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogEnd } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { useToast } from '@/components/ui/toast'
import { changeProvider } from '@/lib/providers/actions'
import { type ProviderView, providerForm } from '@/lib/providers/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'
import { ProviderFields } from './provider-fields'

type Props = { projectId: string; provider: ProviderView; reason: string | null }

export function EditProviderDialog({ projectId, provider, reason }: Props) {
  const [open, setOpen] = useState(false)
  const button = (
    <Button size="small" kind="ghost" disabledReason={reason} aria-label={`Edit ${provider.name}`}>
      Edit
    </Button>
  )
  if (reason) return button
  return (
    <Dialog title={`Edit ${provider.name}`} trigger={button} open={open} onOpenChange={setOpen}>
      <EditForm projectId={projectId} provider={provider} close={() => setOpen(false)} />
    </Dialog>
  )
}

function EditForm({ projectId, provider, close }: { projectId: string; provider: ProviderView; close: () => void }) {
  const toast = useToast()
  const { errors, failure, pending, submit } = useForm(providerForm, async (given) => {
    const { key, ...input } = providerForm.parse(given)
    const { id: providerId, revision } = provider
    const changed = await unwrap(changeProvider(projectId, { ...input, providerId, revision, key: key || null }))
    toast(changed.keyCleared ? 'Saved. The address changed, so the key is cleared' : 'Saved')
    close()
  })
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ProviderFields
        begin={provider}
        errors={errors}
        simulated={provider.kind === 'simulator'}
        keyHint={
          provider.keyEnd
            ? `Empty keeps the one that ends in ${provider.keyEnd}. Another address clears it.`
            : 'Sealed before it is kept, and never shown again.'
        }
      />
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <DialogEnd>
        <Button type="submit" kind="filled" pending={pending}>
          Save
        </Button>
      </DialogEnd>
    </form>
  )
}
