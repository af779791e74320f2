import Link from 'next/link'
import { formatNumber, type NumberKind } from '@/components/ui/format-number'
import { ChartTable } from './chart-table'
import { ChartTips } from './chart-tips'

export type SparkColumn = { key: string; label: string; value: number; href?: string; current?: boolean }

/** One grey series, today in accent: cost a day. */
export function SparkColumns({
  columns,
  as = 'count',
  caption,
  className,
}: {
  columns: readonly SparkColumn[]
  as?: NumberKind
  caption: string
  className?: string
}) {
  const greatest = Math.max(...columns.map(({ value }) => value), 0)
  const step = 100 / Math.max(1, columns.length)
  return (
    <ChartTips className={className}>
      <svg width="100%" height="46" role="group" aria-label={caption} className="block">
        <line x1="0" x2="100%" y1="45.5" y2="45.5" className="stroke-border" />
        {columns.map((column, at) => {
          const tip = `${column.label}: ${formatNumber(column.value, as)}`
          const height = greatest > 0 ? Math.max(1, (column.value / greatest) * 42) : 1
          const mark = (
            <>
              <rect x={`${at * step}%`} y="0" width={`${step}%`} height="46" className="fill-transparent" />
              <rect
                x={`${(at + 0.12) * step}%`}
                y={45 - height}
                width={`${step * 0.76}%`}
                height={height}
                rx="1"
                className={
                  column.current
                    ? 'fill-accent'
                    : 'fill-border-control opacity-55 group-hover:opacity-100 group-focus-visible:opacity-100'
                }
              />
            </>
          )
          return column.href ? (
            <Link
              key={column.key}
              href={column.href}
              prefetch={false}
              aria-label={tip}
              data-tip={tip}
              className="group"
            >
              {mark}
            </Link>
          ) : (
            <g key={column.key} data-tip={tip} className="group">
              {mark}
            </g>
          )
        })}
      </svg>
      <ChartTable
        caption={caption}
        head={['Day', 'Amount']}
        rows={columns.map(({ label, value }) => [label, formatNumber(value, as)])}
      />
    </ChartTips>
  )
}
