import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid, notFound } from '../errors'
import { labelSample } from '../samples/label-sample'
import { overrulesAll } from './dispute/rules'
import type { SettleDisputeInput } from './dispute/schema'
import { lockItem } from './lock-item'

/** The last word on a disagreement: it becomes the label, and each reviewer can see it beside their own. */
export async function settleDispute(
  ctx: Ctx,
  { itemId, revision, labels, cause, note, seconds, idempotencyKey }: SettleDisputeInput,
) {
  allow(ctx, 'curate')
  if (ctx.actor.type !== 'user') throw invalid('A person settles what people disagree on')
  return transaction(ctx, async (ctx) => {
    const item = await lockItem(ctx, itemId)
    if (!item) throw notFound('Disagreement')
    const before = await ctx.db.adjudication.findUnique({ where: { itemId }, select: { decisionId: true } })
    if (before) {
      const mine = await ctx.db.decision.count({
        where: { id: before.decisionId, userId: ctx.actor.id, ...(idempotencyKey && { idempotencyKey }) },
      })
      if (mine > 0 && idempotencyKey) return { decisionId: before.decisionId }
      throw conflict('Somebody settled this one first')
    }
    if (item.state !== 'disputed') throw conflict('Nobody disagrees on this one any more')
    const said = await ctx.db.queueSeat.findMany({
      where: { itemId, decisionId: { not: null } },
      select: { decisionId: true },
    })
    const sides = await ctx.db.decision.findMany({
      where: { id: { in: said.flatMap(({ decisionId }) => decisionId ?? []) } },
      select: { act: true, toLabels: true },
    })
    if (
      !note &&
      overrulesAll(
        labels,
        sides.map(({ act, toLabels }) => ({ act, labels: toLabels })),
      )
    )
      throw invalid('This overrules everybody: say why in the note')

    const { decisionId } = await labelSample(
      ctx,
      {
        sampleId: item.sampleId,
        revision,
        act: 'label',
        labels,
        ...(note && { note }),
        ...(seconds !== undefined && { seconds }),
        ...(idempotencyKey && { idempotencyKey }),
      },
      { queueId: item.queueId },
    )
    await ctx.db.adjudication.create({
      data: {
        itemId,
        projectId: ctx.projectId,
        queueId: item.queueId,
        sampleId: item.sampleId,
        decisionId,
        cause,
        note: note ?? null,
      },
    })
    await ctx.db.queueItem.update({ where: { id: itemId }, data: { state: 'settled', closedAt: new Date() } })
    await audit(ctx, 'dispute.settle', item.sampleId, { after: { labels, cause } })
    return { decisionId }
  })
}
