import clsx from 'clsx'

/** A bar of 8 in the place of a text; shows after 150 ms, does not shimmer. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('block h-2 animate-late rounded-full bg-surface-2', className ?? 'w-24')}
    />
  )
}

/** Rows in the shape of a table: `widths` are one class a column, as "w-14". */
export function SkeletonRows({
  rows = 8,
  widths,
  label = 'Loading',
}: {
  rows?: number
  widths: readonly string[]
  label?: string
}) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <div key={row} className="flex h-row items-center gap-4 border-b px-4 last:border-b-0">
          {widths.map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns without identity
            <Skeleton key={column} className={width} />
          ))}
        </div>
      ))}
    </div>
  )
}
