'use client'
import clsx from 'clsx'
import { inDockOrder, type Stage } from '@/lib/review/desk/rules'
import type { Suggestion } from '@/lib/review/decision/schema'
import type { DatasetInfo, LabelInfo } from '@/lib/samples/schema'
import { formatNumber } from '../ui/format-number'
import { Kbd } from '../ui/kbd'
import { LabelKey } from '../samples/label-key'

type Props = {
  dataset: DatasetInfo
  stage: Stage
  suggestion: Suggestion | null
  onPress: (code: string) => void
  onLabel: (code: string | null) => void
}

/** Before a polarity is chosen: what would come next. After: the labels, the judges' first three before the others; a key is its label's for good. */
export function DockLabels({ dataset, stage, suggestion, onPress, onLabel }: Props) {
  const polarity = stage?.polarity ?? 'unsafe'
  const { first, rest } = inDockOrder(dataset.labels, polarity, suggestion)
  const label = (each: LabelInfo, score: number | null, quiet: boolean) => (
    <LabelKey
      key={each.code}
      label={each}
      score={score}
      quiet={quiet}
      chosen={stage?.chosen.includes(each.code) ?? false}
      onPress={() => onPress(each.code)}
      onHover={(on) => onLabel(on ? each.code : null)}
    />
  )
  const shown = 'mt-3 flex h-15.5 content-start gap-x-1.25 gap-y-1 text-12 max-sm:mt-2 max-sm:h-11 max-sm:items-center'
  if (!stage) {
    const next = first.length > 0 ? first.map(({ label }) => label) : rest.slice(0, 3)
    const others = first.length + rest.length - next.length
    if (first.length + rest.length < 2) return <div className={shown} />
    return (
      <div className={clsx(shown, 'flex-wrap items-start overflow-hidden text-text-3')}>
        <span className="mr-1 leading-7 max-sm:hidden">Then, if unsafe</span>
        {next.map((each) => (
          <Preview
            key={each.code}
            label={each}
            score={first.find(({ label }) => label.code === each.code)?.score ?? null}
            onHover={(on) => onLabel(on ? each.code : null)}
          />
        ))}
        {others > 0 && (
          <span className="inline-flex h-7 flex-none items-center rounded-2 border border-dashed px-2.5 text-text-2">
            {others} more
          </span>
        )}
      </div>
    )
  }
  return (
    <div
      role="group"
      aria-label="Label"
      className={clsx(shown, 'flex-wrap overflow-y-auto max-sm:flex-nowrap max-sm:overflow-x-auto')}
    >
      {first.map((each) => label(each.label, each.score, false))}
      {first.length > 0 && <span className="h-0 basis-full max-sm:hidden" />}
      {rest.map((each) => label(each, null, first.length > 0))}
    </div>
  )
}

function Preview({
  label,
  score,
  onHover,
}: {
  label: LabelInfo
  score: number | null
  onHover: (on: boolean) => void
}) {
  return (
    <span
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
      className="inline-flex h-7 flex-none items-center gap-1.75 rounded-2 border pr-2.5 pl-1.25 text-text-2 max-sm:pl-2.5"
    >
      {label.key && <Kbd keys={label.key} />}
      {label.name}
      {score !== null && <span className="text-text-3 max-sm:hidden">{formatNumber(score, 'score-short')}</span>}
    </span>
  )
}
