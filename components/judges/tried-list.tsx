import type { TriedVerdict } from '@/lib/judges/schema'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'

/** What judges said in a try: the text, the verdict, and the answer as it came. */
export function TriedList({ verdicts }: { verdicts: TriedVerdict[] }) {
  if (verdicts.length === 0) return <p className="text-text-2">There is no sample to try it on.</p>
  return (
    <ul aria-label="Tried" className="divide-y rounded-3 border">
      {verdicts.map((verdict) => (
        <li key={`${verdict.sampleId} ${verdict.judge}`} className="grid gap-1 px-3 py-2.5">
          <p className="line-clamp-2 text-text-1 wrap-anywhere">{verdict.excerpt}</p>
          <p className="flex flex-wrap items-center gap-x-3 text-12 text-text-2">
            <Polarity kind={verdict.outcome === 'read' ? verdict.polarity : 'none'} className="text-text-1">
              {wordOf(verdict)}
            </Polarity>
            <span>{verdict.judge}</span>
            {verdict.confidence !== null && <span>{formatNumber(verdict.confidence, 'score')}</span>}
            {verdict.latencyMs !== null && <span>{formatNumber(verdict.latencyMs, 'milliseconds')}</span>}
            {verdict.costMicros > 0 && <span>{formatNumber(verdict.costMicros / 1_000_000, 'money')}</span>}
            {verdict.simulated && <span>made up by the simulator</span>}
          </p>
          {(verdict.rationale ?? verdict.reason) && (
            <p className="text-12 text-text-2 wrap-anywhere">{verdict.rationale ?? verdict.reason}</p>
          )}
          {verdict.raw && (
            <details className="text-12 text-text-3">
              <summary className="w-fit cursor-pointer">The answer as it came</summary>
              <pre className="mt-1 max-h-40 overflow-auto whitespace-pre-wrap rounded-2 bg-surface-2 p-2 font-mono text-text-2 wrap-anywhere">
                {verdict.raw}
              </pre>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function wordOf({ outcome, labels, polarity }: TriedVerdict) {
  if (outcome === 'read')
    return labels.join(', ') || { safe: 'Safe', unsafe: 'Unsafe', caution: 'Caution', none: 'No verdict' }[polarity]
  return { unreadable: 'Unreadable', refused: 'Refused', failed: 'Failed' }[outcome]
}
