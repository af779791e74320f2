import type { ReactNode } from 'react'

/** The page's name at 20/600, what is true of it, and at most one filled button. */
export function PageHeader({ title, meta, actions }: { title: ReactNode; meta?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="mb-4 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
      <h1 className="text-20">{title}</h1>
      {meta && <div className="text-12 text-text-3">{meta}</div>}
      {actions && (
        <div className="ml-auto flex flex-wrap items-center gap-3 max-sm:ml-0 max-sm:w-full max-sm:gap-2">
          {actions}
        </div>
      )}
    </div>
  )
}
