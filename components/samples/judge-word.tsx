import type { VerdictShape } from '@/lib/samples/schema'
import { Polarity } from '../ui/polarity'
import { LabelMark, type NameOf } from './label-mark'
import { polarityWords, unreadWords } from './words'

/** What one judge says in one cell: its label, or its polarity where it gave none of ours, or that it was not read. */
export function JudgeWord({ verdict, nameOf }: { verdict: VerdictShape | undefined; nameOf: NameOf }) {
  if (!verdict)
    return (
      <span className="text-text-3" title="This judge has not answered yet">
        –
      </span>
    )
  const { outcome, polarity, labels } = verdict
  if (outcome !== 'read')
    return (
      <Polarity kind="none" className="text-text-3">
        {unreadWords[outcome]}
      </Polarity>
    )
  const ours = labels.length > 0 && labels.every((code) => nameOf(code).polarity !== 'none')
  return ours ? (
    <LabelMark labels={labels} nameOf={nameOf} />
  ) : (
    <Polarity kind={polarity}>{polarityWords[polarity]}</Polarity>
  )
}
