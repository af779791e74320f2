import type { Ctx } from '../../ctx'
import type { Prisma } from '../../generated/prisma/client'
import { askJudge } from '../asking/ask-judge'
import type { KnownJudge } from '../asking/known-judge'
import type { TriedVerdict } from '../schema'
import { sampleTexts } from './sample-texts'

type Try = { judges: KnownJudge[]; where: Prisma.Sql; take: number; target: 'prompt' | 'response' }

/** Judges asked about a few samples at once; what they say is shown and not kept. */
export async function tryOn(ctx: Ctx, { judges, where, take, target }: Try): Promise<TriedVerdict[]> {
  // Among the newest, so that a million samples need not be gone through for ten.
  const drawn = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM (SELECT id FROM "Sample" WHERE ${where} ORDER BY id DESC LIMIT 1000) AS newest ORDER BY random() LIMIT ${take}`
  const samples = await sampleTexts(
    ctx,
    drawn.map(({ id }) => id),
  )
  return Promise.all(
    samples.flatMap((sample) =>
      judges.map(async (judge): Promise<TriedVerdict> => {
        const verdict = await askJudge(ctx, judge, sample, target, { purpose: 'try' })
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
