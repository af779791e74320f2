import clsx from 'clsx'
import { formatNumber } from '@/components/ui/format-number'
import { PolarityShape } from '@/components/ui/polarity-shape'
import { ChartLink } from './chart-link'
import { ChartTable } from './chart-table'
import { ChartTips } from './chart-tips'
import { FlowBar } from './flow-bar'
import type { FlowStage } from './flow-stage'

/** What came in and how far it got: one column a stage, all on one scale. */
export function Flow({ stages, caption }: { stages: readonly FlowStage[]; caption: string }) {
  const bases = stages.map((stage, at) => (stage.onTop ? (stages[at - 1]?.value ?? 0) : 0))
  const topOf = (at: number) => (stages[at]?.onTop ? (stages[at]?.value ?? 0) + (bases[at] ?? 0) : undefined)
  const scale = 112 / Math.max(1, ...stages.map(({ value }, at) => value + (bases[at] ?? 0)))
  return (
    <ChartTips>
      <ul aria-label={caption} className="grid auto-cols-fr grid-flow-col max-sm:grid-flow-row">
        {stages.map((stage, at) => (
          <li
            key={stage.key}
            className={clsx('flex min-w-0 flex-col max-sm:border-t max-sm:first:border-t-0', at > 0 && 'sm:border-l')}
          >
            <ChartLink
              href={stage.href}
              tip={`${stage.label}: ${formatNumber(stage.value)}`}
              className="block px-4 pt-3.5 pb-1 max-sm:py-2.5"
            >
              <span className="block truncate text-12 text-text-2">{stage.label}</span>
              <span className="block text-20 font-semibold">{formatNumber(stage.value)}</span>
              <span className="block truncate text-12 text-text-3">{stage.note ?? '\u00a0'}</span>
            </ChartLink>
            <div className="@container relative mt-2 h-[124px] max-sm:hidden">
              <FlowBar
                stage={stage}
                base={bases[at] ?? 0}
                topBefore={topOf(at - 1)}
                carries={stages[at + 1]?.onTop ?? false}
                scale={scale}
              />
              <ul className="absolute right-2 bottom-1.5 left-[48px] @max-[152px]:right-0.5 @max-[152px]:left-[24px]">
                {[...stage.parts].reverse().map((part) => (
                  <li key={part.key}>
                    <ChartLink
                      href={part.href}
                      tip={`${stage.label}, ${part.label}: ${formatNumber(part.value)}`}
                      className="flex h-[17px] items-center gap-1.25 whitespace-nowrap px-1.5 text-11 text-text-2"
                    >
                      {part.kind && <PolarityShape kind={part.kind} size={8} />}
                      <span className="min-w-0 flex-1 truncate">{part.label}</span>
                      <span className="text-text-1">{formatNumber(part.value)}</span>
                    </ChartLink>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
      <ChartTable
        caption={caption}
        head={['Stage', 'Samples', 'Parts']}
        rows={stages.map(({ label, value, parts }) => [
          label,
          formatNumber(value),
          parts.map((part) => `${part.label} ${formatNumber(part.value)}`).join(', '),
        ])}
      />
    </ChartTips>
  )
}

/** For the card's head. */
export function PolarityLegend({ className }: { className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-3.5 text-12 text-text-2', className)}>
      {(['safe', 'caution', 'unsafe'] as const).map((kind) => (
        <span key={kind} className="inline-flex items-center gap-1.5">
          <PolarityShape kind={kind} />
          {{ safe: 'Safe', caution: 'Caution', unsafe: 'Unsafe' }[kind]}
        </span>
      ))}
    </span>
  )
}
