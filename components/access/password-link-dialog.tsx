'use client'
import { useMutation } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Secret } from '@/components/ui/secret'
import { makePasswordLink } from '@/lib/access/actions'
import { unwrap } from '../api'

type Props = { person: { id: string; name: string }; open: boolean; onOpenChange: (open: boolean) => void }

export function PasswordLinkDialog({ person, open, onOpenChange }: Props) {
  return (
    <Dialog
      title={`A way back in for ${person.name}`}
      description="A link with which they set a new password. It works once, for a day, and ends the link before it. Assay sends no mail: you hand it over."
      open={open}
      onOpenChange={onOpenChange}
    >
      <PasswordLink userId={person.id} close={() => onOpenChange(false)} />
    </Dialog>
  )
}

// Mounted with the dialog, so that a link that was shown is gone when it opens again.
function PasswordLink({ userId, close }: { userId: string; close: () => void }) {
  const make = useMutation({ mutationFn: () => unwrap(makePasswordLink({ userId })) })
  return (
    <div className="flex flex-col gap-4">
      {make.data && <Secret label="Password link" text={new URL(make.data.link, window.location.origin).href} />}
      {make.error && <ErrorNote>{make.error.message}</ErrorNote>}
      {make.data ? (
        <Button className="self-end" onClick={close}>
          Done
        </Button>
      ) : (
        <Button kind="filled" className="self-end" pending={make.isPending} onClick={() => make.mutate()}>
          Make the link
        </Button>
      )}
    </div>
  )
}
