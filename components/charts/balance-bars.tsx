import clsx from 'clsx'
import { formatNumber } from '@/components/ui/format-number'
import { type PolarityKind, PolarityShape } from '@/components/ui/polarity-shape'
import { ChartLink } from './chart-link'
import { ChartTable } from './chart-table'
import { ChartTips } from './chart-tips'
import { niceEnd } from './nice-end'

export type BalanceRow = {
  key: string
  label: string
  /** Of a label or a verdict; what is neither has no shape. */
  kind?: PolarityKind
  value: number
  target?: number | null
  href?: string
}

/** One bar a label, from zero, with its target as a tick. */
export function BalanceBars({
  rows,
  caption,
  total,
}: {
  rows: readonly BalanceRow[]
  caption: string
  /** Of what each is a share. */
  total?: number
}) {
  const columns = total === undefined ? bare : withShares
  const end = niceEnd(Math.max(1, ...rows.flatMap(({ value, target }) => [value, target ?? 0])))
  const at = (value: number) => `${(value / end) * 100}%`
  return (
    <ChartTips className="px-4 pt-2.5 pb-2">
      <div className="@container">
        <ul aria-label={caption}>
          {rows.map((row) => (
            <li key={row.key}>
              <ChartLink
                href={row.href}
                tip={said(row, total)}
                className={clsx('-mx-2 grid h-[29px] items-center gap-3 px-2 text-12', columns)}
              >
                <span className="flex min-w-0 items-center gap-1.75">
                  {row.kind && <PolarityShape kind={row.kind} />}
                  <span className="truncate">{row.label}</span>
                </span>
                <svg width="100%" height="20" aria-hidden="true" className="overflow-visible">
                  {[0, 25, 50, 75].map((quarter) => (
                    <line
                      key={quarter}
                      x1={`${quarter}%`}
                      x2={`${quarter}%`}
                      y1="4"
                      y2="16"
                      className="stroke-border"
                      shapeRendering="crispEdges"
                    />
                  ))}
                  {row.value > 0 && <Bar width={at(row.value)} kind={row.kind ?? 'none'} />}
                  {row.target != null && <Tick x={at(row.target)} />}
                </svg>
                <span className="text-right">{formatNumber(row.value)}</span>
                {total !== undefined && (
                  <span className="text-right text-text-3 @max-[480px]:hidden">{shareOf(row, total)}</span>
                )}
              </ChartLink>
            </li>
          ))}
        </ul>
        <div aria-hidden="true" className={clsx('grid gap-3 text-11 text-text-3', columns)}>
          <div className="relative col-start-2 h-4">
            <span className="absolute left-0">0</span>
            <span className="absolute left-1/2 -translate-x-1/2">{formatNumber(end / 2)}</span>
            <span className="absolute right-0">{formatNumber(end)}</span>
          </div>
        </div>
      </div>
      <ChartTable
        caption={caption}
        head={['Label', 'Now', 'Target']}
        rows={rows.map(({ label, value, target }) => [
          label,
          formatNumber(value),
          target == null ? 'none' : formatNumber(target),
        ])}
      />
    </ChartTips>
  )
}

/** For the card's head: what the tick means. */
export function TargetLegend() {
  return (
    <span className="inline-flex items-center gap-1.5 text-12 text-text-3">
      <i aria-hidden="true" className="h-3 w-0.5 rounded-full bg-text-1" />
      target
    </span>
  )
}

// Square at zero, round at the free end.
function Bar({ width, kind }: { width: string; kind: PolarityKind }) {
  return (
    <svg x="0" y="4" width="100%" height="12" aria-hidden="true">
      <rect x="-4" height="12" rx="2" style={{ width: `calc(${width} + 4px)` }} data-mark className={fill[kind]} />
    </svg>
  )
}

function Tick({ x }: { x: string }) {
  return (
    <svg x={x} y="0" width="1" height="20" className="overflow-visible" aria-hidden="true">
      <rect x="-2" width="4" height="20" rx="1" className="fill-surface-1" />
      <rect x="-1" width="2" height="20" rx="1" data-mark className="fill-text-1" />
    </svg>
  )
}

const fill: Record<PolarityKind, string> = {
  safe: 'fill-safe',
  unsafe: 'fill-unsafe',
  caution: 'fill-caution',
  none: 'fill-none',
}

const bare =
  'grid-cols-[minmax(92px,26%)_minmax(0,1fr)_52px] @max-[480px]:grid-cols-[minmax(92px,42%)_minmax(0,1fr)_44px]'
const withShares =
  'grid-cols-[minmax(92px,26%)_minmax(0,1fr)_52px_52px] @max-[480px]:grid-cols-[minmax(92px,42%)_minmax(0,1fr)_44px]'

const shareOf = ({ value }: BalanceRow, total: number) => (total > 0 ? formatNumber(value / total, 'percent') : '–')

function said(row: BalanceRow, total: number | undefined) {
  const share = total === undefined ? '' : `, ${shareOf(row, total)}`
  const target = row.target == null ? '' : `, target ${formatNumber(row.target)}`
  return `${row.label}: ${formatNumber(row.value)}${share}${target}`
}
