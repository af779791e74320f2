'use client'
import clsx from 'clsx'
import { Check } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from './kbd'

/** `trigger` is one button; inside: MenuAct, MenuLink, MenuChoice, MenuHeading, MenuDivider. */
export function Menu({
  trigger,
  children,
  align = 'start',
  side = 'bottom',
}: {
  trigger: ReactNode
  children: ReactNode
  align?: 'start' | 'end'
  side?: 'bottom' | 'top' | 'right'
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 animate-float-in overflow-y-auto rounded-3 border border-border-strong bg-surface-1 p-1 shadow-2"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const row =
  'flex min-h-8 w-full cursor-default select-none items-center gap-2 rounded-2 px-2 py-1 text-left text-13 outline-none data-disabled:text-text-3 data-highlighted:bg-surface-2 touch:min-h-touch [&>.lucide]:text-text-2'

type Act = { icon?: ReactNode; hint?: ReactNode; keys?: string; children: ReactNode }

export function MenuAct({
  icon,
  hint,
  keys,
  disabledReason,
  onSelect,
  children,
}: Act & { disabledReason?: string | false; onSelect?: () => void }) {
  return (
    <Radix.Item
      aria-disabled={disabledReason ? true : undefined}
      onSelect={(event) => (disabledReason ? event.preventDefault() : onSelect?.())}
      className={clsx(row, disabledReason && 'text-text-3')}
    >
      <Words icon={icon} hint={disabledReason || hint} keys={keys}>
        {children}
      </Words>
    </Radix.Item>
  )
}

export function MenuLink({
  href,
  current = false,
  icon,
  hint,
  keys,
  children,
}: Act & { href: string; current?: boolean }) {
  return (
    <Radix.Item asChild>
      <Link href={href} aria-current={current || undefined} className={row}>
        <Words icon={icon} hint={hint} keys={keys}>
          {children}
        </Words>
        {current && <Check aria-hidden="true" className="ml-auto size-3.5" />}
      </Link>
    </Radix.Item>
  )
}

/** One of several, or a thing that is on or off. */
export function MenuChoice({
  checked,
  onSelect,
  icon,
  hint,
  children,
}: Act & { checked: boolean; onSelect: () => void }) {
  return (
    <Radix.CheckboxItem checked={checked} onSelect={onSelect} className={row}>
      <Words icon={icon} hint={hint}>
        {children}
      </Words>
      <span className="ml-auto grid size-4 place-items-center text-accent-text">
        <Radix.ItemIndicator>
          <Check aria-hidden="true" className="size-3.5" />
        </Radix.ItemIndicator>
      </span>
    </Radix.CheckboxItem>
  )
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 text-11 text-text-3">{children}</Radix.Label>
}

export function MenuDivider() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-border" />
}

function Words({ icon, hint, keys, children }: Act) {
  return (
    <>
      {icon}
      <span className="min-w-0 truncate">{children}</span>
      {hint && <span className="ml-auto whitespace-nowrap pl-4 text-12 text-text-3">{hint}</span>}
      {keys && <Kbd keys={keys} className="ml-auto pl-4" />}
    </>
  )
}
