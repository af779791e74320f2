import type { ReactNode } from 'react'
import { formatNumber } from '@/components/ui/format-number'
import { ChartLink } from './chart-link'
import { ChartTips } from './chart-tips'

export type IntervalRow = {
  key: string
  label: string
  note?: string
  estimate: number | null
  low: number
  high: number
  reason?: string
  cells?: readonly ReactNode[]
  href?: string
}

/** An estimate as a dot on its interval, one row each; `cells` stand right of it. */
export function IntervalRows({
  rows,
  from,
  to,
  caption,
}: {
  rows: readonly IntervalRow[]
  from: number
  to: number
  caption: string
}) {
  const at = (value: number) => `${Math.max(0, Math.min(100, ((value - from) / (to - from)) * 100))}%`
  return (
    <ChartTips className="px-4 pt-2 pb-1.5">
      <ul aria-label={caption}>
        {rows.map((row) => (
          <li key={row.key}>
            <ChartLink
              href={row.href}
              tip={said(row)}
              className="-mx-2 grid min-h-[30px] grid-cols-[minmax(0,248px)_minmax(96px,1fr)_44px_auto] items-center gap-3.5 px-2 text-12 max-sm:grid-cols-[minmax(0,1fr)_96px_44px]"
            >
              <span className="truncate">
                <span className="font-medium">{row.label}</span> <span className="text-text-3">{row.note}</span>
              </span>
              <svg width="100%" height="12" aria-hidden="true" className="overflow-visible">
                {[0, 1, 2, 3, 4, 5, 6].map((sixth) => (
                  <line
                    key={sixth}
                    x1={`${(sixth / 6) * 100}%`}
                    x2={`${(sixth / 6) * 100}%`}
                    y1="0"
                    y2="12"
                    className="stroke-border"
                    shapeRendering="crispEdges"
                  />
                ))}
                {row.estimate !== null && (
                  <>
                    <line x1={at(row.low)} x2={at(row.high)} y1="6" y2="6" strokeWidth="2" className="stroke-text-3" />
                    <circle
                      cx={at(row.estimate)}
                      cy="6"
                      r="5"
                      strokeWidth="2"
                      data-mark
                      className="fill-accent stroke-surface-1"
                    />
                  </>
                )}
              </svg>
              <span className="text-right font-medium">
                {row.estimate === null ? '–' : formatNumber(row.estimate, 'score')}
              </span>
              <span className="grid auto-cols-[104px] grid-flow-col gap-3.5 text-right text-text-2 max-sm:hidden">
                {row.cells?.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have fixed places
                  <span key={place}>{cell}</span>
                ))}
              </span>
              <span className="sr-only">{said(row)}</span>
            </ChartLink>
          </li>
        ))}
      </ul>
      <div
        aria-hidden="true"
        className="grid grid-cols-[minmax(0,248px)_minmax(96px,1fr)_44px_auto] gap-3.5 text-11 text-text-3 max-sm:grid-cols-[minmax(0,1fr)_96px_44px]"
      >
        <span className="relative col-start-2 h-4">
          <span className="absolute left-0">{from}</span>
          <span className="absolute left-1/2 -translate-x-1/2">{formatNumber((from + to) / 2)}</span>
          <span className="absolute right-0">{to}</span>
        </span>
        <span />
        <span className="invisible grid auto-cols-[104px] grid-flow-col gap-3.5 max-sm:hidden">
          {rows[0]?.cells?.map((_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have fixed places
            <span key={place} />
          ))}
        </span>
      </div>
    </ChartTips>
  )
}

function said({ label, estimate, low, high, reason }: IntervalRow) {
  return estimate === null
    ? `${label}: ${reason ?? 'not known'}`
    : `${label}: ${formatNumber(estimate, 'score')}, between ${formatNumber(low, 'score')} and ${formatNumber(high, 'score')}`
}
