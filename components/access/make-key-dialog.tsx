'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { makeHouseKey, makeKey } from '@/lib/access/actions'
import { roleMeaning, roleName, roles } from '@/lib/access/rules'
import { makeKeyForm } from '@/lib/access/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'
import { KeyMade } from './key-made'

type Props = { projectId: string | null; reason?: string | null }

export function MakeKeyDialog({ projectId, reason = null }: Props) {
  const [open, setOpen] = useState(false)
  const button = (
    <Button kind="filled" disabledReason={reason}>
      Make a key
    </Button>
  )
  if (reason) return button
  return (
    <Dialog
      title={projectId ? 'Make an API key' : 'Make a key to every project'}
      trigger={button}
      open={open}
      onOpenChange={setOpen}
    >
      <MakeKeyForm projectId={projectId} close={() => setOpen(false)} />
    </Dialog>
  )
}

function MakeKeyForm({ projectId, close }: { projectId: string | null; close: () => void }) {
  const [key, setKey] = useState<string | null>(null)
  const { errors, failure, pending, submit } = useForm(makeKeyForm, async (given) => {
    const input = makeKeyForm.parse(given)
    setKey((await unwrap(projectId ? makeKey(projectId, input) : makeHouseKey(input))).key)
  })
  if (key) return <KeyMade projectId={projectId} secret={key} close={close} />
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Name" error={errors.name} hint="What will use it: nightly import, notebook.">
        <Input name="name" />
      </Field>
      <Field label="Role" error={errors.role}>
        <RadioCards
          name="role"
          columns={2}
          defaultValue="viewer"
          options={roles.map((value) => ({ value, label: roleName[value], hint: roleMeaning[value] }))}
        />
      </Field>
      <Field
        label="Days until it ends"
        optional
        error={errors.days}
        hint="Without a number it works until it is revoked."
      >
        <Input name="days" type="number" min={1} className="w-24" />
      </Field>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button type="submit" kind="filled" pending={pending} className="self-end">
        Make key
      </Button>
    </form>
  )
}
