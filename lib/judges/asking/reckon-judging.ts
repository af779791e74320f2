import type { Ctx } from '../../ctx'
import { estimateCall } from '../../providers/estimate-call'
import { formats } from '../formats/all'
import type { JudgedText } from '../formats/format'
import type { JudgeSettings } from '../schema'
import { callOf } from './call-of'
import type { KnownJudge } from './known-judge'

export type Judging = { calls: number; tokensIn: number; tokensOut: number; costMicros: number }

const usualAnswer = 80
const nothing: Judging = { calls: 0, tokensIn: 0, tokensOut: 0, costMicros: 0 }

/** What one text takes on average to be judged, from texts like those to come. Rules and classifiers ask nobody. */
export async function reckonJudging(
  ctx: Ctx,
  judge: { settings: JudgeSettings; policy: KnownJudge['policy'] },
  target: 'prompt' | 'response',
  texts: JudgedText[],
): Promise<Judging> {
  const { settings } = judge
  if (settings.kind !== 'model' || texts.length === 0) return nothing
  const policy = { ...judge.policy, target }
  const calls = texts
    .map((text) => ({ policy, text, instructions: settings.instructions, boundary: 'boundary' }))
    .flatMap((one) => formats[settings.format].ask(one).map((question, line) => callOf(settings, question, one, line)))
  const costs = await Promise.all(
    calls.map(({ modelId, instructions, messages }) =>
      estimateCall(ctx, {
        modelId,
        ...(instructions && { instructions }),
        messages,
        maxTokens: usualAnswer,
        calls: 1,
      }),
    ),
  )
  const mean = (of: (cost: (typeof costs)[number]) => number) =>
    costs.reduce((sum, cost) => sum + of(cost), 0) / texts.length
  return {
    calls: calls.length / texts.length,
    tokensIn: mean(({ tokensIn }) => tokensIn),
    tokensOut: mean(({ tokensOut }) => tokensOut),
    costMicros: mean(({ costMicros }) => costMicros),
  }
}
