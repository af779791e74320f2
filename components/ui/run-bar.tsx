import clsx from 'clsx'
import type { ReactNode } from 'react'
import { formatNumber } from './format-number'

/** The one progress bar. `label` heads it, `detail` and `rest` are the line below: "796 of 1,284, 94 a minute" … "5 min, $2.41". */
export function RunBar({
  done,
  failed = 0,
  lost = 'failed',
  total,
  name,
  icon,
  label,
  detail,
  rest,
  thin = false,
  className,
}: {
  done: number
  failed?: number
  /** What became of those that failed. */
  lost?: string
  total: number | null
  /** What is progressing, for readers. */
  name: string
  icon?: ReactNode
  label?: ReactNode
  detail?: ReactNode
  rest?: ReactNode
  thin?: boolean
  className?: string
}) {
  const share = (part: number) => (total ? `${Math.min(100, (part / total) * 100)}%` : '0%')
  // Rounded, but never a hundred before the last one has landed.
  const percent = total ? Math.min(done + failed < total ? 99 : 100, Math.round(((done + failed) / total) * 100)) : null
  const text = `${formatNumber(done)} of ${total === null ? 'an unknown number' : formatNumber(total)}${failed ? `, ${formatNumber(failed)} ${lost}` : ''}`
  return (
    <div className={clsx('min-w-0', className)}>
      {label && (
        <div className="mb-2 flex items-center gap-2">
          {icon}
          <span className="min-w-0 flex-1 truncate font-medium">{label}</span>
          <span>{percent === null ? '–' : formatNumber(percent / 100, 'percent')}</span>
        </div>
      )}
      <div
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={total ?? undefined}
        aria-valuenow={total === null ? undefined : done}
        aria-valuetext={text}
        className={clsx('flex gap-px overflow-hidden bg-surface-2', thin ? 'h-0.5' : 'h-1 rounded-[2px]')}
      >
        <i className="h-full bg-accent transition-[width] duration-panel" style={{ width: share(done) }} />
        {failed > 0 && <i className="h-full min-w-0.5 bg-none" style={{ width: share(failed) }} />}
      </div>
      {!thin && (
        <div className="mt-1.5 flex gap-2 text-12 text-text-3">
          <span className="min-w-0 flex-1 truncate">{detail ?? text}</span>
          {rest && <span className="whitespace-nowrap">{rest}</span>}
        </div>
      )}
    </div>
  )
}
