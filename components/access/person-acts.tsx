'use client'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Menu, MenuAct, MenuDivider } from '@/components/ui/menu'
import { changeKeeper, disablePerson, enablePerson } from '@/lib/access/actions'
import type { PersonView } from '@/lib/access/list-people'
import { accessCan } from '@/lib/access/rules'
import { unwrap } from '../api'
import { PasswordLinkDialog } from './password-link-dialog'

type Act = 'keeper' | 'switch' | 'password'

/** What a keeper does to a person: the keeping, their way in, and the way back to it. */
export function PersonActs({ person, keepers }: { person: PersonView; keepers: number }) {
  const [act, setAct] = useState<Act | null>(null)
  const { id, name, disabled, keeper } = person
  const dialog = (which: Act) => ({ open: act === which, onOpenChange: (open: boolean) => setAct(open ? which : null) })
  const lastKeeper = keeper && !accessCan.leave(keepers) && 'The last keeper stays'
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button
            size="small"
            kind="ghost"
            iconOnly
            label={`Acts for ${name}`}
            icon={<Ellipsis aria-hidden="true" />}
          />
        }
      >
        <MenuAct disabledReason={disabled && 'disabled'} onSelect={() => setAct('password')}>
          Make a password link
        </MenuAct>
        <MenuAct disabledReason={disabled ? 'disabled' : lastKeeper} onSelect={() => setAct('keeper')}>
          {keeper ? 'Take the keeping' : 'Make a keeper'}
        </MenuAct>
        <MenuDivider />
        <MenuAct disabledReason={keeper && 'a keeper stays'} onSelect={() => setAct('switch')}>
          {disabled ? 'Enable' : 'Disable'}
        </MenuAct>
      </Menu>
      <PasswordLinkDialog person={person} {...dialog('password')} />
      <ConfirmDialog
        {...dialog('keeper')}
        title={keeper ? `Take the keeping from ${name}?` : `Make ${name} a keeper?`}
        consequence={
          keeper
            ? 'They keep their roles in projects. Keys and links they made beyond those roles end.'
            : 'A keeper opens every project, makes new ones, and manages everyone here.'
        }
        confirm={keeper ? 'Take the keeping' : 'Make a keeper'}
        onConfirm={async () => void (await unwrap(changeKeeper({ userId: id, keeper: !keeper })))}
      />
      <ConfirmDialog
        {...dialog('switch')}
        title={`${disabled ? 'Enable' : 'Disable'} ${name}?`}
        consequence={
          disabled
            ? 'They can sign in again with the roles they had. Keys that ended stay ended.'
            : 'They are signed out everywhere and cannot sign in. Keys and invitation links they made end too. What they decided stays.'
        }
        confirm={disabled ? 'Enable' : 'Disable'}
        onConfirm={async () =>
          void (await unwrap(disabled ? enablePerson({ userId: id }) : disablePerson({ userId: id })))
        }
      />
    </>
  )
}
