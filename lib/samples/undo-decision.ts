import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { newId } from '../ids'
import { polarityOf } from '../policy/rules'
import { findDataset } from './find-dataset'
import { sameLabels } from './rules'
import type { DecisionOutcome, UndoDecisionInput } from './schema'

/** Puts back what one's own decision changed, while nothing has happened since. */
export async function undoDecision(ctx: Ctx, { decisionId }: UndoDecisionInput): Promise<DecisionOutcome> {
  allow(ctx, 'review')
  return transaction(ctx, async (ctx) => {
    const decision = await ctx.db.decision.findFirst({
      where: { id: decisionId, projectId: ctx.projectId, userId: ctx.actor.id },
    })
    if (!decision) throw notFound('Decision')
    const { sampleId, datasetId, fromLabels, toLabels, fromState, toState } = decision
    const sample = await ctx.db.sample.findFirst({
      where: { id: sampleId, projectId: ctx.projectId },
      select: { revision: true, labels: true, state: true, labelSource: true, reviewed: true },
    })
    if (!sample) throw notFound('Sample')
    if (
      (await changedSince(ctx, sampleId, decisionId)) ||
      sample.state !== toState ||
      !sameLabels(sample.labels, toLabels)
    )
      throw conflict('This sample has changed since, so it cannot be undone')

    const { labels: known } = await findDataset(ctx, datasetId)
    const back = {
      labels: fromLabels,
      polarity: polarityOf(known.filter(({ code }) => fromLabels.includes(code))),
      labelSource: decision.fromSource ?? sample.labelSource,
      state: fromState,
      reviewed: decision.fromReviewed ?? false,
    }
    const { count } = await ctx.db.sample.updateMany({
      where: { id: sampleId, projectId: ctx.projectId, revision: sample.revision },
      data: { ...back, revision: { increment: 1 } },
    })
    if (count === 0) throw conflict('This sample has changed since, so it cannot be undone')
    const id = newId()
    await ctx.db.decision.create({
      data: {
        id,
        projectId: ctx.projectId,
        datasetId,
        sampleId,
        userId: ctx.actor.id,
        act: 'undo',
        policyVersionId: decision.policyVersionId,
        undoesId: decisionId,
        fromLabels: toLabels,
        toLabels: fromLabels,
        fromState: toState,
        toState: fromState,
        fromSource: sample.labelSource,
        fromReviewed: sample.reviewed,
      },
    })
    await audit(ctx, 'sample.undo', sampleId, {
      before: { labels: toLabels, state: toState },
      after: { labels: fromLabels, state: fromState },
    })
    return { id: sampleId, decisionId: id, revision: sample.revision + 1, ...back }
  })
}

/** By anything that still holds: what was itself taken back since does not count, opinions and notes change nothing. */
async function changedSince(ctx: Ctx, sampleId: string, decisionId: string) {
  const [found] = await ctx.db.$queryRaw<{ changed: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Decision" d WHERE d."sampleId" = ${sampleId}::uuid AND d.id > ${decisionId}::uuid AND d.applied
      AND NOT EXISTS (SELECT 1 FROM "Decision" u WHERE u."undoesId" = d.id) AND (d."undoesId" IS NULL OR d."undoesId" <= ${decisionId}::uuid)) AS changed`
  return found?.changed ?? true
}
