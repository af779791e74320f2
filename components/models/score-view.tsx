import type { TextScore } from '@/lib/models/schema'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import { CardSection } from '../ui/card'
import { CostScale } from './cost-scale'
import { WordsLegend, WordsMoved } from './words-moved'

/** What a model says of one text: the verdict, how likely, on which side of its threshold, which labels, which words. */
export function ScoreView({ score, threshold }: { score: TextScore; threshold: number }) {
  const { verdict, probability, cost, says, labels, words } = score
  const named = labels.filter(({ code }) => says.includes(code))
  const likely = labels.toSorted((a, b) => b.probability - a.probability).slice(0, 6)
  return (
    <div role="status" aria-label="What the model says">
      <CardSection>
        <div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Polarity kind={verdict} size={14} className="text-20 font-semibold" />
          {named.length > 0 && <span className="text-14">{named.map(({ name }) => name).join(', ')}</span>}
          <span className="text-13 text-text-2">
            {formatNumber(probability, 'percent')} likely to be unsafe, cost {formatNumber(cost, 'score')}
          </span>
        </div>
        <CostScale cost={cost} threshold={threshold} />
      </CardSection>
      {words && (
        <CardSection title="The words that moved it" meta={<WordsLegend />}>
          {words.map((part, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the prompt, then the response
            <WordsMoved key={at} words={part} className="mb-2 text-14 leading-6 last:mb-0" />
          ))}
        </CardSection>
      )}
      {likely.length > 0 && (
        <CardSection title="Labels">
          <ul aria-label="Labels" className="flex flex-col gap-1">
            {likely.map(({ code, name, polarity, probability }) => (
              <li
                key={code}
                className="grid grid-cols-[minmax(92px,30%)_minmax(0,1fr)_52px] items-center gap-3 text-12"
              >
                <Polarity kind={polarity}>{name}</Polarity>
                <svg width="100%" height="12" aria-hidden="true">
                  <rect width="100%" height="12" rx="2" className="fill-surface-2" />
                  <rect width={`${probability * 100}%`} height="12" rx="2" className="fill-accent" />
                </svg>
                <span className="text-right tabular-nums">{formatNumber(probability, 'percent')}</span>
              </li>
            ))}
          </ul>
        </CardSection>
      )}
    </div>
  )
}
