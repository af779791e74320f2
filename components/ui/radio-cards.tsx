'use client'
import clsx from 'clsx'
import { RadioGroup as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useFieldLabel, useFieldProps } from './field-context'

export type RadioCard = { value: string; label: ReactNode; hint?: ReactNode; meta?: ReactNode; disabledReason?: string }
type Props = {
  options: readonly RadioCard[]
  label?: string
  value?: string
  defaultValue?: string
  onValueChange?: (value: string) => void
  name?: string
  columns?: 1 | 2 | 3
}

/** A choice among few that each need a sentence. */
export function RadioCards({ options, label, columns = 1, ...rest }: Props) {
  const { required, ...field } = useFieldProps({})
  const labelledBy = useFieldLabel()
  return (
    <Radix.Root
      {...rest}
      {...field}
      required={required}
      aria-label={label}
      aria-labelledby={label ? undefined : labelledBy}
      className={clsx('grid gap-2 max-sm:grid-cols-1', grid[columns])}
    >
      {options.map((option) => (
        <Radix.Item
          key={option.value}
          value={option.value}
          disabled={Boolean(option.disabledReason)}
          className="group flex min-h-touch items-start gap-2.5 rounded-3 border border-border-strong bg-surface-1 px-3 py-2.5 text-left transition-[background-color,border-color] duration-press hover:bg-surface-2 disabled:bg-surface-2 data-[state=checked]:border-accent data-[state=checked]:bg-accent-subtle"
        >
          <span className="mt-0.75 grid size-3.5 flex-none place-items-center rounded-full border border-border-control bg-surface-1 group-data-[state=checked]:border-accent">
            <Radix.Indicator className="size-1.5 rounded-full bg-accent" />
          </span>
          <span className="min-w-0 flex-1">
            <span className="flex items-baseline gap-2 font-medium group-disabled:text-text-3">
              {option.label}
              {option.meta && <span className="ml-auto text-12 font-normal text-text-3">{option.meta}</span>}
            </span>
            {(option.disabledReason ?? option.hint) && (
              <span className="block text-12 text-text-2 group-disabled:text-text-3">
                {option.disabledReason ?? option.hint}
              </span>
            )}
          </span>
        </Radix.Item>
      ))}
    </Radix.Root>
  )
}

const grid = { 1: 'grid-cols-1', 2: 'grid-cols-2', 3: 'grid-cols-3' }
