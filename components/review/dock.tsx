'use client'
import clsx from 'clsx'
import type { MouseEvent, ReactNode } from 'react'
import { labelsOf, type Stage, stagePolarities, type StagePolarity } from '@/lib/review/desk/rules'
import type { Suggestion } from '@/lib/review/decision/schema'
import type { DatasetInfo } from '@/lib/samples/schema'
import { Button } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { PolarityShape } from '../ui/polarity-shape'
import { polarityWords } from '../samples/words'
import { DockLabels } from './dock-labels'

export type DockActs = {
  polarity: (polarity: StagePolarity) => void
  label: (code: string) => void
  back: () => void
  accept: () => void
  skip: () => void
  flag: () => void
  reject: () => void
  note: () => void
  edit: () => void
  undo: () => void
}
type Props = {
  dataset: DatasetInfo
  stage: Stage
  suggestion: Suggestion | null
  blind: boolean
  keys: Record<string, string>
  acts: DockActs
  onLabel: (code: string | null) => void
}

const reasons: Record<StagePolarity, string> = {
  safe: 'Nothing to act on',
  unsafe: 'The policy names it',
  caution: 'Depends on context',
}

// A press with the mouse leaves the focus where it was, so that Enter goes on meaning the sample.
const keepFocus = (event: MouseEvent) => event.preventDefault()

/** Three keys that never shift, the labels under them, then what else can be done. */
export function Dock({ dataset, stage, suggestion, blind, keys, acts, onLabel }: Props) {
  const nameOf = (code: string) => dataset.labels.find((label) => label.code === code)?.name ?? code
  const suggested = stage && stage.chosen.length > 0 ? stage.chosen : (suggestion?.labels ?? [])
  return (
    <div className="flex-none border-t bg-surface-1 px-8 pt-4 pb-3.5 max-sm:px-4 max-sm:py-2.5">
      <div className="mx-auto max-w-reading">
        <div role="group" aria-label="Decision" className="grid grid-cols-3 gap-2.5 max-sm:gap-2">
          {stagePolarities.map((polarity, at) => (
            <DecisionKey
              key={polarity}
              polarity={polarity}
              keys={String(at + 1)}
              suggestion={suggestion}
              stage={stage}
              exists={labelsOf(dataset.labels, polarity).length > 0}
              onPress={() => acts.polarity(polarity)}
            />
          ))}
        </div>
        <DockLabels dataset={dataset} stage={stage} suggestion={suggestion} onPress={acts.label} onLabel={onLabel} />
        <div className="mt-2.5 flex items-center gap-1 border-t pt-2.5 max-sm:mt-2 max-sm:justify-between max-sm:pt-1 max-sm:[&_button]:h-touch max-sm:[&_button]:px-2">
          <Button
            kind="ghost"
            size="small"
            onMouseDown={keepFocus}
            onClick={acts.accept}
            disabledReason={
              suggested.length === 0 &&
              (blind
                ? 'Nothing is suggested here: this queue is blind'
                : 'Nothing is suggested: no judge has answered, and it came without a label')
            }
            icon={<Kbd keys={keys.accept ?? 'Enter'} />}
            className="min-w-0"
          >
            <span className="truncate">
              {stage && stage.chosen.length > 0 ? 'Decide' : 'Accept'}
              <span className="max-sm:hidden">{suggested.length > 0 && ` ${suggested.map(nameOf).join(', ')}`}</span>
            </span>
          </Button>
          <span className="flex-1 max-sm:hidden" />
          <Act keys={keys.skip} onClick={acts.skip}>
            Skip
          </Act>
          <Act keys={keys.flag} onClick={acts.flag}>
            Flag
          </Act>
          <Act keys={keys.reject} onClick={acts.reject} quiet>
            Reject
          </Act>
          <Act keys={keys.note} onClick={acts.note}>
            Comment
          </Act>
          <Act keys={keys.edit} onClick={acts.edit} quiet>
            Edit
          </Act>
          <span className="sm:hidden">
            <Act onClick={acts.undo}>Undo</Act>
          </span>
        </div>
      </div>
    </div>
  )
}

function Act({
  keys,
  onClick,
  quiet,
  children,
}: {
  keys?: string | undefined
  onClick: () => void
  quiet?: boolean
  children: ReactNode
}) {
  return (
    <Button
      kind="ghost"
      size="small"
      onMouseDown={keepFocus}
      onClick={onClick}
      icon={keys && <Kbd keys={keys} />}
      className={clsx(quiet && 'max-sm:hidden')}
    >
      {children}
    </Button>
  )
}

type KeyProps = {
  polarity: StagePolarity
  keys: string
  suggestion: Suggestion | null
  stage: Stage
  exists: boolean
  onPress: () => void
}

function DecisionKey({ polarity, keys, suggestion, stage, exists, onPress }: KeyProps) {
  const suggested = suggestion?.polarity === polarity
  const pressed = stage?.polarity === polarity
  const reason = !exists
    ? 'Not in this policy'
    : suggested
      ? suggestion.from === 'judges'
        ? `Suggested by ${suggestion.votes} of ${suggestion.of}`
        : 'It came with this label'
      : reasons[polarity]
  return (
    <button
      type="button"
      aria-pressed={pressed}
      aria-disabled={!exists || undefined}
      aria-keyshortcuts={keys}
      onMouseDown={keepFocus}
      onClick={exists ? onPress : undefined}
      className={clsx(
        'flex h-14 items-center gap-2.5 rounded-3 border px-3.5 text-left text-14 font-medium max-sm:h-16 max-sm:flex-col max-sm:justify-center max-sm:gap-1.25 max-sm:px-0 max-sm:text-13',
        pressed
          ? pressedLook[polarity]
          : stage || !exists
            ? 'border-border-strong bg-surface-2 text-text-2'
            : clsx('bg-surface-1 shadow-1', suggested ? suggestedLook[polarity] : 'border-border-strong'),
      )}
    >
      <PolarityShape kind={polarity} size={14} />
      <span className="min-w-0 sm:flex-1">
        {polarityWords[polarity]}
        <span
          className={clsx(
            'block truncate text-12 font-normal max-sm:sr-only',
            suggested && exists ? suggestedText[polarity] : 'text-text-3',
          )}
        >
          {reason}
        </span>
      </span>
      <Kbd keys={keys} size="large" />
    </button>
  )
}

const pressedLook: Record<StagePolarity, string> = {
  safe: 'border-safe bg-safe-subtle text-safe-text',
  unsafe: 'border-unsafe bg-unsafe-subtle text-unsafe-text',
  caution: 'border-caution bg-caution-subtle text-caution-text',
}
const suggestedLook: Record<StagePolarity, string> = {
  safe: 'border-safe-line inset-ring inset-ring-safe-line',
  unsafe: 'border-unsafe-line inset-ring inset-ring-unsafe-line',
  caution: 'border-caution-line inset-ring inset-ring-caution-line',
}
const suggestedText: Record<StagePolarity, string> = {
  safe: 'text-safe-text',
  unsafe: 'text-unsafe-text',
  caution: 'text-caution-text',
}
