import clsx from 'clsx'
import Link from 'next/link'
import type { ComponentPropsWithRef } from 'react'

/** A link inside text or a card header. */
export function TextLink({ className, ...rest }: ComponentPropsWithRef<typeof Link>) {
  return (
    <Link
      {...rest}
      className={clsx(
        'relative rounded-1 text-accent-text after:absolute after:-inset-1 touch:after:-inset-y-3 underline-offset-3 hover:underline',
        className,
      )}
    />
  )
}
