'use client'
import { Switch as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'

type Props = {
  children: ReactNode
  hint?: ReactNode
  checked?: boolean
  defaultChecked?: boolean
  onCheckedChange?: (checked: boolean) => void
  name?: string
  disabledReason?: string
}

/** A setting that holds at once. The words stand left, the switch right. */
export function Switch({ children, hint, disabledReason, onCheckedChange, ...rest }: Props) {
  const id = useId()
  const below = disabledReason ?? hint
  return (
    <div className="flex min-h-8 items-center gap-4">
      <div className="min-w-0 flex-1">
        <label htmlFor={id}>{children}</label>
        {below && (
          <p id={`${id}-below`} className="text-12 text-text-3">
            {below}
          </p>
        )}
      </div>
      <Radix.Root
        {...rest}
        id={id}
        onCheckedChange={(now) => !disabledReason && onCheckedChange?.(now)}
        onClick={(event) => disabledReason && event.preventDefault()}
        aria-disabled={disabledReason ? true : undefined}
        aria-describedby={below ? `${id}-below` : undefined}
        className="group relative h-4.5 w-8 flex-none rounded-full border border-border-control bg-surface-2 transition-[background-color,border-color] duration-press after:absolute after:-inset-1 touch:after:-inset-3.5 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-3 translate-x-0.5 rounded-full bg-border-control transition-[translate,background-color] duration-press data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
      </Radix.Root>
    </div>
  )
}
