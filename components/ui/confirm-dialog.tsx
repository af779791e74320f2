'use client'
import { AlertDialog as Radix } from 'radix-ui'
import { type ReactNode, useState, useTransition } from 'react'
import { Button } from './button'
import { overlay, panel } from './dialog'
import { ErrorNote } from './error-note'
import { Field } from './field'
import { Input } from './input'

type Props = {
  title: string
  /** What happens and what does not come back. */
  consequence: ReactNode
  /** The button, with its verb: "Delete 3 samples". */
  confirm: string
  /** The person types this name before the button works. */
  typeName?: string
  onConfirm: () => void | Promise<void>
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

export function ConfirmDialog({ trigger, open, onOpenChange, ...rest }: Props) {
  const [own, setOwn] = useState(false)
  const change = onOpenChange ?? setOwn
  return (
    <Radix.Root open={open ?? own} onOpenChange={change}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlay} />
        <Radix.Content className={`${panel} max-w-[420px]`}>
          <Question {...rest} close={() => change(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

// Mounted with the dialog, so that what was typed is gone when it opens again.
function Question({
  title,
  consequence,
  confirm,
  typeName,
  onConfirm,
  close,
}: Omit<Props, 'trigger' | 'open' | 'onOpenChange'> & { close: () => void }) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const act = () =>
    start(async () => {
      try {
        await onConfirm()
        close()
      } catch (thrown) {
        setError(thrown instanceof Error ? thrown.message : 'It did not work')
      }
    })
  return (
    <form
      className="flex min-h-0 flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        if (!typeName || typed === typeName) act()
      }}
    >
      <div className="flex flex-col gap-2 overflow-y-auto p-5">
        <Radix.Title className="text-14">{title}</Radix.Title>
        <Radix.Description asChild>
          <div className="text-13 text-text-2">{consequence}</div>
        </Radix.Description>
        {typeName && (
          <div className="mt-2">
            <Field label={`Type “${typeName}” to go on`}>
              <Input value={typed} onChange={(event) => setTyped(event.target.value)} spellCheck={false} />
            </Field>
          </div>
        )}
        {error && <ErrorNote>{error}</ErrorNote>}
      </div>
      <footer className="flex flex-wrap justify-end gap-2 border-t bg-surface-0 px-5 py-3">
        <Radix.Cancel asChild>
          <Button>Cancel</Button>
        </Radix.Cancel>
        <Button
          type="submit"
          kind="filled"
          pending={pending}
          disabledReason={typeName && typed !== typeName ? 'Type the name first' : undefined}
        >
          {confirm}
        </Button>
      </footer>
    </form>
  )
}
