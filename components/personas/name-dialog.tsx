'use client'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Field } from '../ui/field'
import { Input } from '../ui/input'

type Act = { label: string; run: (name: string) => Promise<void> }
type Props = {
  title: string
  label: string
  hint: string
  known: string[]
  mayBeEmpty?: boolean
  acts: Act[]
  close: () => void
}

/** Asks for one name, new or known, and does one of a few things with it. Enter is the last of them. */
export function NameDialog({ title, label, hint, known, mayBeEmpty = false, acts, close }: Props) {
  const listId = useId()
  const [name, setName] = useState('')
  const act = useMutation({ mutationFn: ({ run }: Act) => run(name.trim()), onSuccess: close })
  const reason = name.trim() || mayBeEmpty ? undefined : `Write a ${label.toLowerCase()} first`
  const main = acts.at(-1)
  return (
    <Dialog title={title} size="small" open onOpenChange={(open) => !open && close()}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (main && !reason) act.mutate(main)
        }}
      >
        <Field label={label} hint={hint} error={act.error?.message}>
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={60}
            list={listId}
            autoFocus
          />
        </Field>
        <datalist id={listId}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <div className="flex justify-end gap-2">
          {acts.slice(0, -1).map((one) => (
            <Button key={one.label} disabledReason={reason} onClick={() => act.mutate(one)}>
              {one.label}
            </Button>
          ))}
          {main && (
            <Button kind="filled" type="submit" pending={act.isPending} disabledReason={reason}>
              {main.label}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
