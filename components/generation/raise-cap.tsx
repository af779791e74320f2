'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { raiseCap } from '@/lib/generation/actions'
import type { Caps } from '@/lib/generation/schema'
import { unwrap } from '../api'
import { runQuery } from '../runs/runs-query'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { useToast } from '../ui/toast'
import { generationKey } from './generation-query'

type Props = { projectId: string; runId: string; caps: Caps; disabledReason: string | undefined; reached: boolean }

const fields = [
  { label: 'Dollars', name: 'dollars', step: 0.01, of: ({ micros }: Caps) => micros && micros / 1_000_000 },
  { label: 'Calls', name: 'calls', step: 1, of: ({ calls }: Caps) => calls },
  { label: 'Minutes', name: 'minutes', step: 1, of: ({ minutes }: Caps) => minutes },
]

/** A run that stopped at its cap goes on with a higher one. */
export function RaiseCap({ projectId, runId, caps, disabledReason, reached }: Props) {
  const client = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const raise = useMutation({
    mutationFn: (next: Caps) => unwrap(raiseCap(projectId, { runId, ...next })),
    onSuccess: () => {
      setOpen(false)
      toast('The cap is raised')
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries(runQuery(projectId, runId)),
        client.invalidateQueries({ queryKey: generationKey(projectId) }),
      ]),
  })
  function submit(form: FormData) {
    const number = (name: string) => Number(form.get(name)) || undefined
    const [dollars, calls, minutes] = [number('dollars'), number('calls'), number('minutes')]
    raise.mutate({
      ...(dollars && { micros: Math.round(dollars * 1_000_000) }),
      ...(calls && { calls }),
      ...(minutes && { minutes }),
    })
  }
  return (
    <Dialog
      title="Change the cap"
      description="It stops there and waits; what is finished stays. Empty fields stay as they are."
      size="small"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind={reached ? 'filled' : 'plain'} disabledReason={disabledReason}>
          {reached ? 'Raise the cap and go on' : 'Change the cap'}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit(new FormData(event.currentTarget))
        }}
      >
        {fields.map(({ label, name, step, of }) => (
          <Field key={name} label={label} optional>
            <Input name={name} type="number" min={step} step={step} placeholder={of(caps)?.toString() ?? 'no cap'} />
          </Field>
        ))}
        {raise.error && <ErrorNote>{raise.error.message}</ErrorNote>}
        <div className="flex justify-end">
          <Button kind="filled" type="submit" pending={raise.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
