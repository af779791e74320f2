import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid, notFound } from '../errors'
import { newId } from '../ids'
import { findDataset } from './find-dataset'
import { decisionAct, outcomeOf } from './rules'
import type { DecisionOutcome, LabelSampleInput } from './schema'

const present = {
  id: true,
  datasetId: true,
  policyVersionId: true,
  revision: true,
  labels: true,
  polarity: true,
  labelSource: true,
  state: true,
  reviewed: true,
} as const

/** One act on one sample, kept in its history. Of two at once, the second is told what it is now. */
export async function labelSample(
  ctx: Ctx,
  input: LabelSampleInput,
  { queueId = null, decisionId = newId() }: { queueId?: string | null; decisionId?: string } = {},
): Promise<DecisionOutcome> {
  allow(ctx, 'review')
  const { sampleId, revision, act, labels, note, seconds, suggestionsVisible, idempotencyKey } = input
  return transaction(ctx, async (ctx) => {
    const sample = await ctx.db.sample.findFirst({ where: { id: sampleId, projectId: ctx.projectId }, select: present })
    if (!sample) throw notFound('Sample')
    const before = idempotencyKey
      ? await ctx.db.decision.findFirst({
          where: { userId: ctx.actor.id, idempotencyKey, sampleId },
          select: { id: true },
        })
      : null
    if (before) return { ...outcomeView(sample), decisionId: before.id }

    const dataset = await findDataset(ctx, sample.datasetId)
    const outcome = outcomeOf(sample, act, labels, dataset, ctx.actor.type === 'user')
    if (typeof outcome === 'string') throw invalid(outcome)
    const { labels: toLabels, polarity, labelSource, state, reviewed } = outcome
    const { count } = await ctx.db.sample.updateMany({
      where: { id: sampleId, projectId: ctx.projectId, revision },
      data: {
        labels: toLabels,
        polarity,
        labelSource,
        state,
        reviewed,
        policyVersionId: act === 'label' ? dataset.policyVersionId : sample.policyVersionId,
        revision: { increment: 1 },
      },
    })
    if (count === 0) throw await whatItIsNow(ctx, sampleId)

    await ctx.db.decision.create({
      data: {
        id: decisionId,
        projectId: ctx.projectId,
        datasetId: sample.datasetId,
        sampleId,
        userId: ctx.actor.id,
        act: decisionAct[act],
        policyVersionId: dataset.policyVersionId,
        fromLabels: sample.labels,
        toLabels,
        fromState: sample.state,
        toState: state,
        fromSource: sample.labelSource,
        fromReviewed: sample.reviewed,
        note: note ?? null,
        seconds: seconds ?? null,
        suggestionsVisible: suggestionsVisible ?? true,
        idempotencyKey: idempotencyKey ?? null,
        queueId,
      },
    })
    await audit(ctx, `sample.${act}`, sampleId, {
      before: { labels: sample.labels, state: sample.state },
      after: { labels: toLabels, state },
    })
    return {
      id: sampleId,
      decisionId,
      revision: revision + 1,
      labels: toLabels,
      polarity,
      labelSource,
      state,
      reviewed,
    }
  })
}

const outcomeView = ({
  datasetId: _,
  policyVersionId: __,
  ...sample
}: Omit<DecisionOutcome, 'decisionId'> & { datasetId: string; policyVersionId: string }) => sample

/** Who was faster, and what they made of it. */
async function whatItIsNow(ctx: Ctx, sampleId: string) {
  const now = await ctx.db.sample.findFirst({
    where: { id: sampleId, projectId: ctx.projectId },
    select: { revision: true, labels: true, state: true, polarity: true },
  })
  if (!now) return notFound('Sample')
  const [last] = await ctx.db.$queryRaw<{ by: string | null }[]>`
    SELECT coalesce(u.name, k.name) AS by FROM "Decision" d LEFT JOIN "User" u ON u.id = d."userId" LEFT JOIN "ApiKey" k ON k.id = d."userId"
    WHERE d."sampleId" = ${sampleId}::uuid ORDER BY d.id DESC LIMIT 1`
  const by = last?.by ?? 'Someone'
  return conflict(
    `${by} changed this sample first: it is now ${now.labels.join(', ') || 'without a label'}, ${now.state}`,
    {
      revision: now.revision,
      labels: now.labels.join(','),
      state: now.state,
      polarity: now.polarity,
      by,
    },
  )
}
