'use client'
import clsx from 'clsx'
import type { ComponentPropsWithRef } from 'react'
import { controlStyle } from './control-style'
import { useFieldProps } from './field-context'

/** `grow` lets it take the height of its text, up to 480. */
export function Textarea({
  mono = false,
  grow = false,
  rows = 4,
  className,
  ...rest
}: ComponentPropsWithRef<'textarea'> & { mono?: boolean; grow?: boolean }) {
  const field = useFieldProps(rest)
  return (
    <textarea
      rows={rows}
      {...rest}
      {...field}
      className={clsx(
        controlStyle,
        'block resize-y px-2.5 py-1.5',
        mono ? 'font-mono text-12 leading-5' : 'leading-5',
        grow && 'field-sizing-content max-h-[480px]',
        className,
      )}
    />
  )
}
