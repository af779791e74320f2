'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogEnd } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { RadioCards } from '@/components/ui/radio-cards'
import { useToast } from '@/components/ui/toast'
import { addProvider } from '@/lib/providers/actions'
import { presetOf, presets } from '@/lib/providers/presets/rules'
import { providerForm } from '@/lib/providers/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'
import { ProviderFields } from './provider-fields'

export function AddProviderDialog({ projectId, reason }: { projectId: string; reason: string | null }) {
  const [open, setOpen] = useState(false)
  const button = (
    <Button kind="filled" disabledReason={reason}>
      Add a provider
    </Button>
  )
  if (reason) return button
  return (
    <Dialog title="Add a provider" size="large" trigger={button} open={open} onOpenChange={setOpen}>
      <AddForm projectId={projectId} close={() => setOpen(false)} />
    </Dialog>
  )
}

function AddForm({ projectId, close }: { projectId: string; close: () => void }) {
  const toast = useToast()
  const [preset, setPreset] = useState('openai')
  const known = presetOf(preset)
  const { errors, failure, pending, submit } = useForm(providerForm, async (given) => {
    const added = await unwrap(addProvider(projectId, { ...providerForm.parse(given), preset }))
    toast(`“${added.name}” is added. Test it, then add its models`)
    close()
  })
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <RadioCards
        label="Kind"
        columns={3}
        value={preset}
        onValueChange={setPreset}
        options={presets.map(({ key, name, hint }) => ({ value: key, label: name, hint }))}
      />
      {known && (
        // Another kind begins with its own name and address.
        <div key={preset} className="flex flex-col gap-4">
          <ProviderFields
            begin={{
              name: known.key === 'compatible' ? '' : known.name,
              address: known.address,
              inFlight: known.inFlight,
            }}
            errors={errors}
            wantsKey={known.wantsKey}
            keyHint="Sealed before it is kept, and never shown again."
          />
        </div>
      )}
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <DialogEnd>
        <Button type="submit" kind="filled" pending={pending}>
          Add provider
        </Button>
      </DialogEnd>
    </form>
  )
}
