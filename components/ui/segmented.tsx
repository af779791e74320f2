'use client'
import { ToggleGroup as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export type Segment<Value extends string> = { value: Value; label: string; icon?: ReactNode; iconOnly?: boolean }

/** Two to five that exclude each other; one is always chosen. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onValueChange,
}: {
  label: string
  options: readonly Segment<Value>[]
  value: Value
  onValueChange: (value: Value) => void
}) {
  return (
    <Radix.Root
      type="single"
      aria-label={label}
      value={value}
      // Pressing the chosen one again must not leave none chosen.
      onValueChange={(next) => next && onValueChange(next as Value)}
      className="inline-flex h-8 w-fit items-center gap-0.5 rounded-2 bg-surface-0 p-0.5 inset-ring inset-ring-border touch:h-touch"
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          aria-label={option.iconOnly ? option.label : undefined}
          title={option.iconOnly ? option.label : undefined}
          className="inline-flex h-full items-center gap-1.5 whitespace-nowrap rounded-[5px] px-2.5 text-12 font-medium text-text-2 hover:text-text-1 data-[state=on]:bg-surface-1 data-[state=on]:text-text-1 data-[state=on]:shadow-1 data-[state=on]:ring data-[state=on]:ring-border-strong"
        >
          {option.icon}
          {!option.iconOnly && option.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  )
}
