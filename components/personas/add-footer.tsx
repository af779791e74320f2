import type { ReactNode } from 'react'

/** Stays in sight however long the lists above it are. */
export function AddFooter({ children }: { children: ReactNode }) {
  return <div className="sticky -bottom-5 -mx-5 -mb-5 flex justify-end border-t bg-surface-0 px-5 py-3">{children}</div>
}
