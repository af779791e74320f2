'use client'
import { ChevronUp } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ReviewSample } from '@/lib/review/decision/schema'
import { PolarityShape } from '../ui/polarity-shape'
import { Sheet } from '../ui/sheet'

/** On a phone the judges are one line above the keys; it opens the evidence. */
export function JudgesLine({ sample, blind, evidence }: { sample: ReviewSample; blind: boolean; evidence: ReactNode }) {
  const { suggestion, verdicts } = sample
  const words = blind
    ? 'Blind: nothing is suggested'
    : !suggestion
      ? 'No judge has answered'
      : suggestion.votes > 0
        ? `${suggestion.votes} of ${suggestion.of} judges say ${suggestion.polarity}`
        : suggestion.from === 'label'
          ? `It came as ${suggestion.polarity}`
          : 'The judges are split'
  return (
    <Sheet
      title="Evidence"
      side="bottom"
      trigger={
        <button
          type="button"
          className="flex h-11 flex-none items-center gap-2 border-t bg-surface-1 px-4 text-13 sm:hidden"
        >
          {verdicts.map((verdict) => (
            <PolarityShape key={verdict.id} kind={verdict.outcome === 'read' ? verdict.polarity : 'none'} />
          ))}
          <span className="min-w-0 flex-1 truncate text-left">{words}</span>
          <ChevronUp aria-hidden="true" className="text-text-3" />
        </button>
      }
    >
      {evidence}
    </Sheet>
  )
}
