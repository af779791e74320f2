'use client'
import clsx from 'clsx'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { controlStyle } from './control-style'
import { useFieldProps } from './field-context'

/** `mono` for ids and keys, `start` and `end` for an icon, a unit or a key. */
export function Input({
  start,
  end,
  mono = false,
  className,
  ...rest
}: ComponentPropsWithRef<'input'> & { start?: ReactNode; end?: ReactNode; mono?: boolean }) {
  const field = useFieldProps(rest)
  const input = (
    <input
      autoComplete="off"
      {...rest}
      {...field}
      className={clsx(
        controlStyle,
        'h-8 px-2.5 touch:h-touch',
        mono && 'font-mono text-12',
        rest.type === 'number' && 'tabular-nums',
        start && 'pl-8.5',
        end && 'pr-9',
        className,
      )}
    />
  )
  if (!start && !end) return input
  return (
    <span className="relative block min-w-0 flex-1">
      {start && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-text-3">
          {start}
        </span>
      )}
      {input}
      {end && <span className="absolute inset-y-0 right-2 flex items-center gap-1 text-12 text-text-3">{end}</span>}
    </span>
  )
}
