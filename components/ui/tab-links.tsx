import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatNumber } from './format-number'
import { tab, tabBar, tabCount } from './tab-style'

/** Views of one list, each with its own address. `end` stands right. */
export function TabLinks({
  label,
  links,
  end,
}: {
  label: string
  links: readonly { href: string; label: string; count?: number; current: boolean }[]
  end?: ReactNode
}) {
  return (
    <nav aria-label={label} className={tabBar}>
      {links.map((link) => (
        <Link key={link.href} href={link.href} aria-current={link.current ? 'page' : undefined} className={tab}>
          {link.label}
          {link.count !== undefined && <span className={tabCount}>{formatNumber(link.count)}</span>}
        </Link>
      ))}
      {end && <div className="ml-auto flex flex-none items-center gap-1 pl-2">{end}</div>}
    </nav>
  )
}
