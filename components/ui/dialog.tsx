'use client'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'

type Props = {
  title: string
  description?: ReactNode
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** Buttons, right-aligned, the filled one last. */
  footer?: ReactNode
  size?: 'small' | 'normal' | 'large'
  children?: ReactNode
}

export function Dialog({ title, description, trigger, open, onOpenChange, footer, size = 'normal', children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlay} />
        <Radix.Content className={clsx(panel, width[size])} {...(description ? {} : { 'aria-describedby': undefined })}>
          <header className="py-1 pt-4 pr-14 pl-5">
            <Radix.Title className="text-14">{title}</Radix.Title>
            {description && <Radix.Description className="mt-1 text-13 text-text-2">{description}</Radix.Description>}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-5 has-data-dialog-end:scroll-pb-18">
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t bg-surface-0 px-5 py-3">{footer}</footer>
          )}
          {/* Last in the order, so that the first field has the focus when it opens. */}
          <Radix.Close asChild>
            <Button
              kind="ghost"
              size="small"
              iconOnly
              label="Close"
              icon={<X aria-hidden="true" />}
              className="absolute! top-3 right-3"
            />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** The last line of a form in a dialog: what it ends with is seen however long the form is. */
export function DialogEnd({ children }: { children: ReactNode }) {
  return (
    <div
      data-dialog-end
      className="sticky -bottom-5 -mx-5 -mb-5 flex justify-end gap-2 border-t bg-surface-0 px-5 py-3"
    >
      {children}
    </div>
  )
}

export const overlay = 'fixed inset-0 z-40 bg-scrim animate-appear data-[state=closed]:animate-vanish'
export const panel =
  'fixed inset-x-4 top-[12vh] z-50 mx-auto flex max-h-[76vh] flex-col overflow-hidden rounded-4 border border-border-strong bg-surface-1 shadow-3 animate-float-in data-[state=closed]:animate-vanish max-sm:top-4 max-sm:max-h-[calc(100dvh-32px)]'
const width = { small: 'max-w-[420px]', normal: 'max-w-[560px]', large: 'max-w-[840px]' }
