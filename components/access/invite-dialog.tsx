'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioCards } from '@/components/ui/radio-cards'
import { Secret } from '@/components/ui/secret'
import { invitePerson } from '@/lib/access/actions'
import { roleMeaning, roleName, roles } from '@/lib/access/rules'
import { invitePersonInput } from '@/lib/access/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'
import { day } from './day'

export function InviteDialog({ projectId, reason }: { projectId: string; reason: string | null }) {
  const [open, setOpen] = useState(false)
  const button = (
    <Button kind="filled" disabledReason={reason}>
      Invite someone
    </Button>
  )
  if (reason) return button
  return (
    <Dialog title="Invite someone" trigger={button} open={open} onOpenChange={setOpen}>
      <InviteForm projectId={projectId} close={() => setOpen(false)} />
    </Dialog>
  )
}

type Made = { link: string; role: string; expiresAt: string; email: string }

function InviteForm({ projectId, close }: { projectId: string; close: () => void }) {
  const [made, setMade] = useState<Made | null>(null)
  const { errors, failure, pending, submit } = useForm(invitePersonInput, async (input) =>
    setMade(await unwrap(invitePerson(projectId, input))),
  )
  if (made) return <InvitationLink made={made} close={close} />
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Role" error={errors.role}>
        <RadioCards
          name="role"
          columns={2}
          defaultValue="reviewer"
          options={roles.map((value) => ({ value, label: roleName[value], hint: roleMeaning[value] }))}
        />
      </Field>
      <Field
        label="E-mail"
        optional
        error={errors.email}
        hint="With an address, only that person can use the link. Assay sends no mail: you hand the link over."
      >
        <Input name="email" type="email" />
      </Field>
      <Field label="Days until it ends" error={errors.days}>
        <Input name="days" type="number" min={1} max={90} defaultValue={7} className="w-24" />
      </Field>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button type="submit" kind="filled" pending={pending} className="self-end">
        Make the link
      </Button>
    </form>
  )
}

function InvitationLink({ made, close }: { made: Made; close: () => void }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-13">
        Whoever opens this link {made.email ? `as ${made.email} ` : ''}joins as {made.role}. It works once, until{' '}
        {day(made.expiresAt)}.
      </p>
      <Secret label="Invitation link" text={new URL(made.link, window.location.origin).href} />
      <Button className="self-end" onClick={close}>
        Done
      </Button>
    </div>
  )
}
