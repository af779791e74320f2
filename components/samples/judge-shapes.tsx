import type { VerdictShape } from '@/lib/samples/schema'
import { Polarity } from '../ui/polarity'

const words = { safe: 'safe', unsafe: 'unsafe', caution: 'caution', none: 'no polarity' }
const said = ({ outcome, polarity }: VerdictShape) => (outcome === 'read' ? words[polarity] : outcome)

/** A row of shapes in fixed judge order. What no judge could read is never a colour. */
export function JudgeShapes({ verdicts }: { verdicts: readonly VerdictShape[] }) {
  if (verdicts.length === 0)
    return (
      <span className="text-text-3" title="No judge has answered yet">
        –
      </span>
    )
  return (
    <span className="flex gap-1" title={verdicts.map((verdict) => `${verdict.judge}: ${said(verdict)}`).join(', ')}>
      {verdicts.slice(0, 6).map((verdict) => (
        <Polarity key={verdict.judge} kind={verdict.outcome === 'read' ? verdict.polarity : 'none'} shapeOnly>
          {`${verdict.judge}: ${said(verdict)}`}
        </Polarity>
      ))}
    </span>
  )
}
