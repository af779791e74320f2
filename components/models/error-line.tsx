'use client'
import clsx from 'clsx'
import { useEffect, useRef } from 'react'
import type { ModelError } from '@/lib/models/schema'
import { LabelMark, type NameOf } from '../samples/label-mark'
import { Checkbox } from '../ui/checkbox'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'
import { WordsMoved } from './words-moved'

type Props = {
  projectId: string
  error: ModelError
  nameOf: NameOf
  current: boolean
  chosen: boolean
  onChoose: () => void
}

/** One mistake: what the label says, what the model says, and the words that moved it. */
export function ErrorLine({ projectId, error, nameOf, current, chosen, onChoose }: Props) {
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li
      ref={line}
      aria-current={current || undefined}
      className={clsx('flex gap-3 border-b px-4 py-3 last:border-b-0', current && 'bg-accent-subtle')}
    >
      <Checkbox
        checked={chosen}
        onCheckedChange={onChoose}
        label={`Choose: ${error.prompt.slice(0, 60)}`}
        className="mt-0.5"
      />
      <div className="min-w-0 flex-1">
        {error.words.map((words, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the prompt, then the response
          <WordsMoved key={at} words={words} className="mb-1 line-clamp-6 text-14" />
        ))}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-text-2">
          <span className="inline-flex items-center gap-1.5">
            Label <LabelMark labels={error.labels} nameOf={nameOf} />
          </span>
          <span className="inline-flex items-center gap-1.5">
            Model <LabelMark labels={error.said} nameOf={nameOf} />
          </span>
          <span className="tabular-nums">
            cost {formatNumber(error.cost, 'score')}, {formatNumber(error.probability, 'percent')} likely unsafe
          </span>
          <TextLink href={`/projects/${projectId}/samples/${error.sampleId}`}>Open the sample</TextLink>
        </div>
      </div>
    </li>
  )
}
