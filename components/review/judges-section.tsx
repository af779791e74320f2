import clsx from 'clsx'
import { ChevronRight } from 'lucide-react'
import type { ReviewSample } from '@/lib/review/decision/schema'
import type { LabelInfo, Polarity, VerdictView } from '@/lib/samples/schema'
import { formatNumber } from '../ui/format-number'
import { PolarityShape } from '../ui/polarity-shape'
import { polarityWords } from '../samples/words'
import { Section } from './evidence-section'

/** One line of agreement, then a line for each judge; open for the rationale. */
export function Judges({
  sample: { verdicts, suggestion },
  labels,
  nameOf,
}: {
  sample: ReviewSample
  labels: readonly LabelInfo[]
  nameOf: (code: string) => string
}) {
  if (verdicts.length === 0)
    return (
      <Section title="Judges">
        <p className="text-12 text-text-2">
          No judge has answered yet.
          {suggestion && ` It came with the label ${suggestion.labels.map(nameOf).join(', ')}.`}
        </p>
      </Section>
    )
  const polarityOf = (code: string) => labels.find((label) => label.code === code)?.polarity ?? 'none'
  const votes = (['unsafe', 'caution', 'safe', 'none'] as const)
    .map((kind) => verdicts.filter((verdict) => kindOf(verdict) === kind).length)
    .filter((count) => count > 0)
  return (
    <>
      <Section title="Judges" meta={votes.length === 1 ? 'All agree' : `Split ${votes.join(' · ')}`}>
        <div className="mb-2 flex items-center gap-2 rounded-2 bg-surface-2 px-3 py-2.5">
          <PolarityShape kind={suggestion?.polarity ?? 'none'} />
          <span className="flex-1">
            <b className="font-medium">
              {suggestion && suggestion.votes > 0 && suggestion.polarity !== 'none'
                ? polarityWords[suggestion.polarity]
                : 'No majority'}
            </b>
            {suggestion && suggestion.votes > 0 && (
              <span className="text-text-2">
                {' '}
                by {suggestion.votes} of {suggestion.of}
              </span>
            )}
          </span>
          <span className="flex gap-0.75">
            {verdicts.map((verdict) => (
              <PolarityShape key={verdict.id} kind={kindOf(verdict)} />
            ))}
          </span>
        </div>
        {verdicts.map((verdict) => (
          <details key={verdict.id} className="group">
            <summary className="flex h-7.5 list-none items-center gap-2 rounded-1 focus-inside">
              <PolarityShape kind={kindOf(verdict)} />
              <span className="min-w-0 flex-1 truncate">
                {verdict.judge} <span className="text-12 text-text-3">{wordOf(verdict, nameOf)}</span>
              </span>
              <span className="w-8.5 text-right text-12 text-text-3">
                {verdict.outcome === 'read' && verdict.confidence !== null
                  ? formatNumber(verdict.confidence, 'score-short')
                  : '–'}
              </span>
              <ChevronRight aria-hidden="true" className="size-3.5 text-text-3 group-open:rotate-90" />
            </summary>
            <p className="pb-2 pl-4.5 text-12 text-text-2 wrap-anywhere">
              {verdict.simulated && 'Made up by the simulator. '}
              {verdict.rationale ?? 'No rationale.'}
            </p>
          </details>
        ))}
      </Section>
      {suggestion && suggestion.scores.length > 0 && (
        <Section
          title="Labels"
          meta={`Top ${Math.min(3, suggestion.scores.length)} of ${labels.filter(({ retired }) => !retired).length}`}
        >
          {suggestion.scores.slice(0, 3).map(({ code, score }) => (
            <div key={code} className="grid h-6.5 grid-cols-[minmax(0,1fr)_88px_30px] items-center gap-2.5 text-12">
              <span className="truncate">{nameOf(code)}</span>
              <span className="h-1.5 overflow-hidden rounded-1 bg-surface-2">
                <i className={clsx('block h-full', barOf[polarityOf(code)])} style={{ width: `${score * 100}%` }} />
              </span>
              <span className="text-right">{formatNumber(score, 'score-short')}</span>
            </div>
          ))}
        </Section>
      )}
    </>
  )
}

const barOf: Record<Polarity, string> = {
  safe: 'bg-safe',
  unsafe: 'bg-unsafe',
  caution: 'bg-caution',
  none: 'bg-accent',
}

const kindOf = ({ outcome, polarity }: VerdictView) => (outcome === 'read' ? polarity : 'none')
const wordOf = ({ outcome, labels }: VerdictView, nameOf: (code: string) => string) =>
  outcome === 'read' ? labels.map(nameOf).join(', ') : outcome === 'refused' ? 'refused to answer' : 'answer unreadable'
