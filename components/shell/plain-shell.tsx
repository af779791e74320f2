import Link from 'next/link'
import type { ReactNode } from 'react'
import { Mark } from './mark'

/** The quiet frame of sign-in, setup, invitation, not-found and error pages. */
export function PlainShell({
  title,
  lead,
  children,
  foot,
}: {
  title: string
  lead?: ReactNode
  children?: ReactNode
  foot?: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-24 pb-8 max-sm:pt-10">
      <main className="w-full max-w-96">
        <Link href="/" className="mb-6 inline-flex items-center gap-2.5 rounded-2 text-14 font-semibold tracking-tight">
          <Mark />
          Assay
        </Link>
        <div className="rounded-3 border bg-surface-1 p-6 max-sm:p-5">
          <h1 className="text-20">{title}</h1>
          {lead && <div className="mt-1 text-13 text-text-2">{lead}</div>}
          {children && <div className="mt-5 flex flex-col gap-4">{children}</div>}
        </div>
        {foot && <div className="mt-4 px-1 text-12 text-text-3">{foot}</div>}
      </main>
    </div>
  )
}
