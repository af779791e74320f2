import { allow, type Ctx } from '../ctx'
import { askJudge, type For } from './asking/ask-judge'
import type { Judged, SampleTexts } from './asking/known-judge'
import { findJudges } from './find-judges'

type Input = For & {
  judgeId: string
  target: 'prompt' | 'response'
  text: Pick<SampleTexts, 'prompt'> & Partial<SampleTexts>
}

/** One judge's verdict on one text that need not be a sample yet. Nothing is kept; the ledger counts what it cost. */
export async function judgeText(ctx: Ctx, { judgeId, target, text, ...what }: Input): Promise<Judged> {
  allow(ctx, 'curate')
  const [judge] = await findJudges(ctx, [judgeId])
  const sample = { response: null, unwrapped: null, conversation: [], ...text }
  return askJudge(ctx, judge!, sample, target, what)
}
