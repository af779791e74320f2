import type { Ctx } from '../ctx'
import { askJudge } from '../judges/asking/ask-judge'
import type { VerdictDraft } from '../judges/asking/known-judge'
import type { CallInput } from '../providers/call-model'
import { type Asking, askOnce } from './ask-once'
import type { Materials } from './find-materials'
import type { Unjudged } from './land-rows'
import { objection } from './rules'
import type { Landed } from './write-row'

/** Asks the judges of a run about one row. Null when nobody may ask now: the row goes on waiting for them. */
export async function judgeRow(
  ctx: Ctx,
  { judges, dataset, labels }: Materials,
  unjudged: Unjudged,
  asking: Asking,
): Promise<Landed | null> {
  const { row, facts, written } = unjudged
  const { prompt, response, conversation } = written
  const label = labels.find(({ code }) => code === row.label) ?? null
  const verdicts: (VerdictDraft & { judgeId: string })[] = []
  for (const judge of judges) {
    const { runId, batchId, winding } = asking
    const text = { prompt, response, conversation, unwrapped: null }
    const what = { purpose: 'judge', runId, batchId, position: row.position, winding }
    const call = (call: CallInput, name: string) =>
      askOnce(ctx, { ...call, asker: `judge ${judge.id} ${name}`, position: row.position }, asking)
    const verdict = await askJudge(ctx, judge, text, dataset.target, { ...what, call })
    if (verdict.outcome === 'stopped') return null
    if (verdict.outcome === 'failed')
      return { row, facts, outcome: 'failed', reason: 'judge', detail: `${judge.name}: ${verdict.error}` }
    const reason = objection(label, verdict, judge.policyVersionId === dataset.policyVersionId)
    const said = verdict.outcome === 'read' ? verdict.labels.join(', ') || verdict.polarity : verdict.outcome
    if (reason)
      return { row, facts, outcome: 'notKept', reason, detail: `${judge.name} says ${said}`, raw: '', written }
    verdicts.push({ ...verdict, judgeId: judge.id })
  }
  return { row, facts, outcome: 'judged', written, verdicts }
}
