'use client'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'
import { overlay } from './dialog'

type Props = {
  title: string
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** From the right (384 wide, whole width on a phone) or from the bottom. */
  side?: 'right' | 'bottom'
  actions?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

export function Sheet({ title, trigger, open, onOpenChange, side = 'right', actions, footer, children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlay} />
        <Radix.Content
          aria-describedby={undefined}
          // The sheet itself, not its × with a tooltip.
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          className={clsx('fixed z-50 flex flex-col bg-surface-1 shadow-3 outline-none', place[side])}
        >
          <header className="flex h-12 flex-none items-center gap-1 border-b pr-2 pl-4">
            <Radix.Title className="min-w-0 flex-1 truncate text-14">{title}</Radix.Title>
            {actions}
            <Radix.Close asChild>
              <Button kind="ghost" size="small" iconOnly label="Close" icon={<X aria-hidden="true" />} />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
          {footer && (
            <footer className="flex flex-none flex-wrap items-center gap-2 border-t bg-surface-0 px-4 py-3">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const place = {
  right:
    'inset-y-0 right-0 w-full max-w-panel border-l animate-side-in data-[state=closed]:animate-side-out max-sm:max-w-none max-sm:border-l-0',
  bottom:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-4 border-t pb-[env(safe-area-inset-bottom)] animate-rise-in data-[state=closed]:animate-rise-out',
}
