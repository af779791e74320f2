'use client'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { addModel, listEndpointModels } from '@/lib/providers/actions'
import { presetOf, priceOf } from '@/lib/providers/presets/rules'
import { type EndpointModel, modelForm, type ProviderView } from '@/lib/providers/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'
import { ModelFields } from './model-fields'

type Props = { projectId: string; provider: ProviderView; reason: string | null }

export function AddModelDialog({ projectId, provider, reason }: Props) {
  const [open, setOpen] = useState(false)
  const button = (
    <Button size="small" disabledReason={reason} aria-label={`Add a model of ${provider.name}`}>
      Add a model
    </Button>
  )
  if (reason) return button
  return (
    <Dialog title={`Add a model of ${provider.name}`} trigger={button} open={open} onOpenChange={setOpen}>
      <AddForm projectId={projectId} provider={provider} close={() => setOpen(false)} />
    </Dialog>
  )
}

type FormProps = { projectId: string; provider: ProviderView; close: () => void }

function AddForm({ projectId, provider, close }: FormProps) {
  const preset = presetOf(provider.preset)
  const [name, setName] = useState('')
  const price = priceOf(name, preset)
  const { errors, failure, pending, submit } = useForm(modelForm, async (given) => {
    await unwrap(addModel(projectId, { ...modelForm.parse(given), providerId: provider.id }))
    close()
  })
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <OfEndpoint projectId={projectId} provider={provider} choose={setName} />
      <Field label="Name" error={errors.name} hint="As the endpoint writes it.">
        <Input name="name" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <div key={`${price?.priceIn} ${price?.priceOut}`} className="flex flex-col gap-4">
        <ModelFields
          begin={{
            priceIn: price?.priceIn ?? null,
            priceOut: price?.priceOut ?? null,
            jsonSchema: preset?.jsonSchema ?? false,
          }}
          errors={errors}
        />
      </div>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button type="submit" kind="filled" pending={pending} className="self-end">
        Add model
      </Button>
    </form>
  )
}

/** The endpoint's own list, asked for by a button: it may be slow, or not there. */
function OfEndpoint({ projectId, provider, choose }: Omit<FormProps, 'close'> & { choose: (name: string) => void }) {
  const [models, setModels] = useState<EndpointModel[] | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const ask = () =>
    start(async () => {
      setFailure(null)
      try {
        setModels(await unwrap(listEndpointModels(projectId, { providerId: provider.id })))
      } catch (error) {
        setFailure(error instanceof Error ? error.message : 'It did not work')
      }
    })
  if (models && models.length > 0)
    return (
      <Field label="Models of the endpoint">
        <Select
          onValueChange={choose}
          options={models.map(({ name, added }) => ({ value: name, label: name, ...(added && { hint: 'added' }) }))}
        />
      </Field>
    )
  return (
    <>
      <Button type="button" pending={pending} onClick={ask} className="self-start">
        Ask the endpoint which it has
      </Button>
      {models && <p className="text-12 text-text-2">It says that it has none.</p>}
      {failure && <ErrorNote>{failure}</ErrorNote>}
    </>
  )
}
