import clsx from 'clsx'
import type { ReactNode } from 'react'

/** Provenance rows: a label column of 92, values cut to one line unless `wrap`. */
export function DefinitionList({
  rows,
  wrap = false,
  className,
}: {
  rows: readonly { label: string; value: ReactNode; mono?: boolean }[]
  wrap?: boolean
  className?: string
}) {
  return (
    <dl className={clsx('grid grid-cols-[92px_minmax(0,1fr)] gap-x-3 gap-y-1 text-12 leading-4.5', className)}>
      {rows.map((row) => (
        <div key={row.label} className="contents">
          <dt className="text-text-3">{row.label}</dt>
          <dd className={clsx('min-w-0', !wrap && 'truncate', row.mono && 'font-mono')}>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
