import clsx from 'clsx'
import type { ReactNode } from 'react'
import { PolarityShape } from './polarity-shape'

/** What failed, how often, what was kept; one act. Grey, never unsafe's red. */
export function ErrorNote({
  children,
  action,
  className,
}: {
  children: ReactNode
  action?: ReactNode
  className?: string
}) {
  return (
    <div
      role="alert"
      className={clsx(
        'flex min-h-9 items-center gap-2 border-l border-text-1 bg-surface-2 py-1.5 pr-2 pl-3 text-13',
        className,
      )}
    >
      <PolarityShape kind="none" className="text-text-2" />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  )
}
