'use client'
import clsx from 'clsx'
import { Checkbox as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'

type Props = {
  checked?: boolean | 'indeterminate'
  defaultChecked?: boolean
  onCheckedChange?: (checked: boolean) => void
  name?: string
  value?: string
  hint?: ReactNode
  disabledReason?: string
  className?: string
} & ({ children: ReactNode; label?: never } | { children?: never; label: string })

/** With children it carries its words; in a table it carries `label` for readers. */
export function Checkbox({
  children,
  label,
  hint,
  disabledReason,
  onCheckedChange,
  checked,
  className,
  ...rest
}: Props) {
  const id = useId()
  const below = disabledReason ?? hint
  const box = (
    <Radix.Root
      {...rest}
      id={id}
      checked={checked}
      onCheckedChange={(now) => !disabledReason && onCheckedChange?.(now === true)}
      onClick={(event) => disabledReason && event.preventDefault()}
      aria-disabled={disabledReason ? true : undefined}
      aria-label={label}
      aria-describedby={below ? `${id}-below` : undefined}
      className={clsx(
        'relative grid size-3.5 flex-none place-items-center rounded-1 border border-border-control bg-surface-1 text-on-accent after:absolute after:-inset-1.5 touch:after:-inset-3.75 aria-disabled:border-border-strong aria-disabled:bg-surface-2',
        'data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent',
      )}
    >
      <Radix.Indicator className="group grid">
        <svg
          viewBox="0 0 10 10"
          className="size-2.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden="true"
        >
          <path d="M1.8 5.2 4 7.4 8.2 2.8" className="group-data-[state=indeterminate]:hidden" />
          <path d="M2 5h6" className="hidden group-data-[state=indeterminate]:block" />
        </svg>
      </Radix.Indicator>
    </Radix.Root>
  )
  if (!children) return box
  return (
    <div className={clsx('flex items-start gap-2', className)}>
      <span className="grid h-5 place-items-center">{box}</span>
      <div className="min-w-0">
        <label htmlFor={id} className={disabledReason ? 'text-text-3' : undefined}>
          {children}
        </label>
        {below && (
          <p id={`${id}-below`} className="text-12 text-text-3">
            {below}
          </p>
        )}
      </div>
    </div>
  )
}
