'use client'
import clsx from 'clsx'
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { controlStyle } from './control-style'
import { useFieldLabel, useFieldProps } from './field-context'
import { useStaysInSight } from './use-stays-in-sight'

export type SelectOption = { value: string; label: string; hint?: string; icon?: ReactNode; disabledReason?: string }
type Props = {
  options: readonly SelectOption[]
  /** Names it where there is no Field around it. */
  label?: string
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  name?: string
  placeholder?: string
  required?: boolean
  size?: 'normal' | 'small'
  className?: string
}

export function Select({ options, label, placeholder = 'Choose', size = 'normal', className, ...rest }: Props) {
  const field = useFieldProps({})
  const labelledBy = useFieldLabel()
  const [open, setOpen] = useState(false)
  const trigger = useStaysInSight<HTMLButtonElement>(open)
  return (
    <Radix.Root {...rest} open={open} onOpenChange={setOpen}>
      <Radix.Trigger
        ref={trigger}
        {...field}
        aria-label={label}
        aria-labelledby={label || !labelledBy ? undefined : `${labelledBy} ${field.id}`}
        className={clsx(
          controlStyle,
          'flex items-center gap-2 pr-2 pl-2.5 text-left data-placeholder:text-text-3 touch:h-touch',
          size === 'small' ? 'h-7 text-12' : 'h-8',
          className,
        )}
      >
        <span className="min-w-0 flex-1 truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden="true" className="size-3.5 text-text-3" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-[min(360px,var(--radix-select-content-available-height))] min-w-(--radix-select-trigger-width) animate-float-in overflow-hidden rounded-3 border border-border-strong bg-surface-1 shadow-2"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Option key={option.value} {...option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Option({ value, label, hint, icon, disabledReason }: SelectOption) {
  return (
    <Radix.Item
      value={value}
      disabled={Boolean(disabledReason)}
      // Named by all it says, the hint too.
      aria-labelledby={undefined}
      className="flex min-h-8 cursor-default select-none items-center gap-2 rounded-2 py-1 pr-2 pl-1.5 text-13 outline-none data-disabled:text-text-3 data-highlighted:bg-surface-2 touch:min-h-touch"
    >
      <span className="grid size-4 place-items-center text-accent-text">
        <Radix.ItemIndicator>
          <Check aria-hidden="true" className="size-3.5" />
        </Radix.ItemIndicator>
      </span>
      {icon}
      <Radix.ItemText>{label}</Radix.ItemText>
      {(disabledReason ?? hint) && <span className="ml-auto pl-4 text-12 text-text-3">{disabledReason ?? hint}</span>}
    </Radix.Item>
  )
}
