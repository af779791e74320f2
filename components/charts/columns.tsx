import clsx from 'clsx'
import { formatNumber } from '@/components/ui/format-number'
import { ChartLink } from './chart-link'
import { ChartTips } from './chart-tips'
import { niceEnd } from './nice-end'

export type Column = { key: string; label: string; value: number; tip: string; href?: string | undefined }

/** Columns from zero with both axes; every so many have their label below. */
export function Columns({
  columns,
  caption,
  axis,
  every = 4,
  labelsAt = 'middle',
}: {
  columns: readonly Column[]
  caption: string
  /** What stands along the bottom. */
  axis: string
  every?: number
  /** Where a column begins, when that is what its label says. */
  labelsAt?: 'start' | 'middle'
}) {
  const end = niceEnd(Math.max(1, ...columns.map(({ value }) => value)))
  return (
    <ChartTips className="px-4 pt-4 pb-3">
      <div className="grid grid-cols-[44px_minmax(0,1fr)] gap-x-2">
        <div aria-hidden="true" className="relative h-40 text-right text-11 text-text-3">
          {[0, 0.5, 1].map((part) => (
            <span key={part} className="absolute right-0 translate-y-1/2" style={{ bottom: `${part * 100}%` }}>
              {formatNumber(end * part)}
            </span>
          ))}
        </div>
        <ul aria-label={caption} className="relative flex h-40 items-end border-b">
          {[0.25, 0.5, 0.75, 1].map((part) => (
            <li
              key={part}
              aria-hidden="true"
              className="pointer-events-none absolute inset-x-0 border-t"
              style={{ bottom: `${part * 100}%` }}
            />
          ))}
          {columns.map((column) => (
            <li key={column.key} className="group relative flex h-full min-w-0 flex-1 items-end">
              <ChartLink
                href={column.href}
                tip={column.tip}
                className="flex h-full w-full items-end justify-center px-px"
              >
                <span className="sr-only">{column.tip}</span>
                <i
                  aria-hidden="true"
                  data-mark
                  className="block w-full rounded-t-[2px] bg-border-control group-hover:bg-accent"
                  style={{ height: `${(column.value / end) * 100}%` }}
                />
              </ChartLink>
            </li>
          ))}
        </ul>
        <div aria-hidden="true" className="col-start-2 flex pt-1 text-11 text-text-3">
          {columns.map((column, at) => (
            <span key={column.key} className="relative h-4 min-w-0 flex-1 whitespace-nowrap">
              {at % every === 0 && (
                <span className={clsx('absolute -translate-x-1/2', labelsAt === 'middle' && 'left-1/2')}>
                  {column.label}
                </span>
              )}
            </span>
          ))}
        </div>
        <p className="col-start-2 pt-1 text-center text-11 text-text-3">{axis}</p>
      </div>
    </ChartTips>
  )
}
