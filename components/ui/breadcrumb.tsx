import clsx from 'clsx'
import Link from 'next/link'
import { Children, type ReactNode } from 'react'

/** Crumbs with slashes between; the last one is the page. */
export function Breadcrumb({ children, label = 'Where you are' }: { children: ReactNode; label?: string }) {
  return (
    <nav aria-label={label} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 whitespace-nowrap text-13 text-text-2">
        {Children.toArray(children).map((crumb, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a path has fixed places
          <li key={at} className="flex min-w-0 items-center gap-1.5 [&:not(:last-child)]:max-sm:hidden">
            {at > 0 && (
              <span aria-hidden="true" className="text-border-strong max-sm:hidden">
                /
              </span>
            )}
            {crumb}
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function Crumb({ href, current = false, children }: { href?: string; current?: boolean; children: ReactNode }) {
  const look = clsx('truncate', current ? 'font-medium text-text-1' : 'text-text-2')
  if (!href || current)
    return (
      <span aria-current={current ? 'page' : undefined} className={look}>
        {children}
      </span>
    )
  return (
    <Link href={href} className={clsx(look, 'rounded-1 hover:text-text-1')}>
      {children}
    </Link>
  )
}
