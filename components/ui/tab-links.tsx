'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatNumber } from './format-number'
import { tab, tabBar, tabCount } from './tab-style'

/** Where there are more tabs than room, the current one is within it. */
function show(tab: HTMLAnchorElement | null) {
  const bar = tab?.parentElement
  if (tab && bar) bar.scrollLeft = Math.max(0, tab.offsetLeft - bar.offsetLeft + tab.offsetWidth + 16 - bar.clientWidth)
}

/** Views of one list, each with its own address. `end` stands right. */
export function TabLinks({
  label,
  links,
  end,
  stay = false,
}: {
  label: string
  links: readonly { href: string; label: string; count?: number; current: boolean }[]
  end?: ReactNode
  /** The tabs are of a part of the page: what is above it stays where it is. */
  stay?: boolean
}) {
  return (
    <nav aria-label={label} className={tabBar}>
      {links.map((link) => (
        <Link
          key={link.href}
          ref={link.current ? show : undefined}
          href={link.href}
          scroll={!stay}
          aria-current={link.current ? 'page' : undefined}
          className={tab}
        >
          {link.label}
          {link.count !== undefined && <span className={tabCount}>{formatNumber(link.count)}</span>}
        </Link>
      ))}
      {end && <div className="ml-auto flex flex-none items-center gap-1 pl-2">{end}</div>}
    </nav>
  )
}
