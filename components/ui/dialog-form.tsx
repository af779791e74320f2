import type { FormEvent, ReactNode } from 'react'
import { Button } from './button'
import { ErrorNote } from './error-note'

/** The form of a dialog: its fields, what went wrong, and the one button that sends it. */
export function DialogForm({
  send,
  pending,
  failure,
  disabledReason,
  onSubmit,
  children,
}: {
  /** The button, with its verb: "Create project". */
  send: string
  pending: boolean
  failure?: string | null
  disabledReason?: string | false
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  children: ReactNode
}) {
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!disabledReason) onSubmit(event)
      }}
    >
      {children}
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button
        kind="filled"
        type="submit"
        className="self-end"
        pending={pending}
        disabledReason={disabledReason || undefined}
      >
        {send}
      </Button>
    </form>
  )
}
