import type { ReactNode } from 'react'

/** Inside the frame: what would be here, how it comes, one button. */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="max-w-[452px] p-4 py-6">
      <h3 className="text-14">{title}</h3>
      <div className="mt-1 text-13 text-text-2">{children}</div>
      {action && <div className="mt-4 flex gap-2">{action}</div>}
    </div>
  )
}
