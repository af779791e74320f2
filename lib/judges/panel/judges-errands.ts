import type { Ctx } from '../../ctx'
import { errand } from '../../errand'
import { askJudge } from '../asking/ask-judge'
import type { TriedVerdict } from '../schema'
import { sampleTexts } from './sample-texts'
import type { TryErrand } from './try-on'

/** What workers ask of judges for somebody who waits. */
export const judgesErrands = [errand<TryErrand>('try-judges', askAll)]

async function askAll(ctx: Ctx, { judges, sampleIds, target }: TryErrand['asked'], winding: AbortSignal) {
  const samples = await sampleTexts(ctx, sampleIds)
  return Promise.all(
    samples.flatMap((sample) =>
      judges.map(async (judge): Promise<TriedVerdict> => {
        const verdict = await askJudge(ctx, judge, sample, target, { purpose: 'try', winding })
        const head = {
          judge: judge.name,
          sampleId: sample.id,
          excerpt: (target === 'response' ? (sample.response ?? sample.prompt) : sample.prompt).slice(0, 300),
        }
        if (verdict.outcome === 'failed' || verdict.outcome === 'stopped')
          return { ...head, ...unanswered, reason: verdict.error }
        const { outcome, labels, polarity, confidence, rationale, reason, raw, latencyMs, costMicros, simulated } =
          verdict
        return {
          ...head,
          outcome,
          labels,
          polarity,
          confidence,
          rationale,
          reason,
          raw: raw?.slice(0, 4_000) ?? null,
          latencyMs,
          costMicros: costMicros ?? 0,
          simulated,
        }
      }),
    ),
  )
}

const unanswered = {
  outcome: 'failed',
  labels: [] as string[],
  polarity: 'none',
  confidence: null,
  rationale: null,
  raw: null,
  latencyMs: null,
  costMicros: 0,
  simulated: false,
} as const
