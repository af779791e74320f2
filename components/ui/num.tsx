import clsx from 'clsx'
import { formatNumber, type NumberKind } from './format-number'
import { Tooltip } from './tooltip'

/** One number, tabular. `of` writes its whole beside it; null is "–" and the reason is one hover or one Tab away. */
export function Num({
  value,
  as = 'count',
  of,
  unit,
  reason = 'Not known',
  className,
}: {
  value: number | null | undefined
  as?: NumberKind
  of?: number
  unit?: string
  reason?: string
  className?: string
}) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return (
      <Tooltip text={reason}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard */}
        <span tabIndex={0} className={clsx('rounded-1 text-text-3', className)}>
          <span aria-hidden="true">–</span>
          <span className="sr-only">{reason}</span>
        </span>
      </Tooltip>
    )
  }
  return (
    <span className={clsx('whitespace-nowrap tabular-nums', className)}>
      {formatNumber(value, as)}
      {of !== undefined && ` of ${formatNumber(of, as)}`}
      {unit && ` ${unit}`}
    </span>
  )
}
