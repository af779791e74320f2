'use client'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { disablePerson, enablePerson } from '@/lib/access/actions'
import type { PersonView } from '@/lib/access/list-people'
import { unwrap } from '../api'

/** Lets someone in again, or takes their way in. */
export function PersonSwitch({ person }: { person: PersonView }) {
  const { id, name, disabled, keeper } = person
  const words = disabled ? 'Enable' : 'Disable'
  const reason = keeper ? 'The keeper of the installation stays' : null
  const button = (
    <Button size="small" kind="ghost" disabledReason={reason} aria-label={`${words} ${name}`}>
      {words}
    </Button>
  )
  if (reason) return button
  return (
    <ConfirmDialog
      trigger={button}
      title={`${words} ${name}?`}
      consequence={
        disabled
          ? 'They can sign in again with the roles they had. Keys that ended stay ended.'
          : 'They are signed out everywhere and cannot sign in. Keys and invitation links they made end too. What they decided stays.'
      }
      confirm={words}
      onConfirm={async () =>
        void (await unwrap(disabled ? enablePerson({ userId: id }) : disablePerson({ userId: id })))
      }
    />
  )
}
