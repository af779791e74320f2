'use client'
import { labelsOf, type Stage } from '@/lib/review/desk/rules'
import type { DatasetInfo } from '@/lib/samples/schema'
import { Button } from '../ui/button'
import { Polarity } from '../ui/polarity'
import { LabelKey } from './label-key'
import type { Decide } from './use-decide'
import { polarityWords } from './words'

type Props = { dataset: DatasetInfo; stage: NonNullable<Stage>; of: string; decide: Decide }

/** The second step of a decision in the table: which of the labels, over the table's foot. */
export function StageBar({ dataset, stage, of, decide }: Props) {
  return (
    <div
      role="group"
      aria-label={`Label of ${of}`}
      className="absolute bottom-11 left-1/2 z-30 flex w-max max-w-[calc(100%-24px)] -translate-x-1/2 flex-wrap items-center gap-1.25 rounded-4 border border-border-strong bg-surface-1 px-3 py-2 shadow-3 max-sm:bottom-3"
    >
      <span role="status" className="mr-1.5 flex items-center gap-2">
        <Polarity kind={stage.polarity}>{polarityWords[stage.polarity]}</Polarity>
        <span className="text-12 text-text-3">{of}</span>
      </span>
      {labelsOf(dataset.labels, stage.polarity).map((label) => (
        <LabelKey
          key={label.code}
          label={label}
          score={null}
          quiet={false}
          chosen={stage.chosen.includes(label.code)}
          onPress={() => decide.pick(label.code)}
        />
      ))}
      {dataset.multiLabel && (
        <Button
          kind="filled"
          size="small"
          keys="Enter"
          disabledReason={stage.chosen.length === 0 && 'Choose at least one label'}
          onClick={decide.apply}
        >
          Apply
        </Button>
      )}
      <Button kind="ghost" size="small" keys="Escape" onClick={decide.back}>
        Back
      </Button>
    </div>
  )
}
