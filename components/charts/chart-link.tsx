import clsx from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** A mark: a link when it opens the samples behind it. */
export function ChartLink({
  href,
  tip,
  children,
  className,
}: {
  href?: string
  tip: string
  children: ReactNode
  className?: string
}) {
  if (!href)
    return (
      <span data-tip={tip} className={className}>
        {children}
      </span>
    )
  return (
    <Link
      href={href}
      prefetch={false}
      data-tip={tip}
      className={clsx('focus-inside rounded-1 hover:bg-surface-2', className)}
    >
      {children}
    </Link>
  )
}
