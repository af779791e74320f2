'use client'
import { Keyboard, LogOut, UserRound } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { Menu, MenuAct, MenuDivider, MenuLink } from '@/components/ui/menu'
import { useRunAct } from './keys-provider'
import type { ShellProps } from './shell-types'

export function PersonMenu({
  person,
  role,
  signOut,
}: {
  person: ShellProps['person']
  role?: string
  signOut?: () => void | Promise<void>
}) {
  const runAct = useRunAct()
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="grid size-8 flex-none place-items-center rounded-full">
          <span className="sr-only">{person.name}, your menu</span>
          <Avatar name={person.name} />
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <div className="truncate font-medium">{person.name}</div>
        <div className="truncate text-12 text-text-3">{role ? `${person.email}, ${role}` : person.email}</div>
      </div>
      <MenuDivider />
      <MenuLink href="/settings" icon={<UserRound aria-hidden="true" />}>
        My settings
      </MenuLink>
      <MenuAct icon={<Keyboard aria-hidden="true" />} keys="?" onSelect={() => runAct('keys')}>
        Keys
      </MenuAct>
      {signOut && (
        <MenuAct icon={<LogOut aria-hidden="true" />} onSelect={() => void signOut()}>
          Sign out
        </MenuAct>
      )}
    </Menu>
  )
}
