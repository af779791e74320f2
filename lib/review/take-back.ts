import { contentHash } from '../content-hash'
import { type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { newId } from '../ids'
import { undoDecision } from '../samples/undo-decision'
import type { UndoEntry } from './decision/schema'
import { lockItem } from './lock-item'

/** Takes one's own decision back, wherever it was made: the sample, its text and the seat are as they were. */
export async function takeBack(ctx: Ctx, { of }: UndoEntry) {
  return transaction(ctx, async (ctx) => {
    const decision = await ctx.db.decision.findFirst({
      where: { projectId: ctx.projectId, userId: ctx.actor.id, OR: [{ idempotencyKey: of }, { id: of }] },
    })
    if (!decision) throw notFound('Decision')
    const again = await ctx.db.decision.findUnique({ where: { undoesId: decision.id }, select: { id: true } })
    if (again) return { decisionId: again.id, revision: await revisionOf(ctx, decision.sampleId) }
    await freeTheItem(ctx, decision.id)
    if (decision.act === 'rewrite') await textBack(ctx, decision.id, decision.sampleId)
    if (decision.applied) {
      const outcome = await undoDecision(ctx, { decisionId: decision.id })
      return { decisionId: outcome.decisionId, revision: outcome.revision }
    }
    const id = newId()
    const { id: undoesId, idempotencyKey: _, note: __, seconds: ___, createdAt: ____, ...same } = decision
    await ctx.db.decision.create({
      data: { ...same, id, act: 'undo', undoesId, fromLabels: same.toLabels, toLabels: same.fromLabels },
    })
    return { decisionId: id, revision: await revisionOf(ctx, decision.sampleId) }
  })
}

async function revisionOf(ctx: Ctx, sampleId: string) {
  const sample = await ctx.db.sample.findFirst({
    where: { id: sampleId, projectId: ctx.projectId },
    select: { revision: true },
  })
  return sample?.revision ?? null
}

async function freeTheItem(ctx: Ctx, decisionId: string) {
  const seat = await ctx.db.queueSeat.findUnique({ where: { decisionId }, select: { id: true, itemId: true } })
  const item = seat && (await lockItem(ctx, seat.itemId))
  if (!seat || !item) return
  if (item.state === 'settled') throw conflict('This one has been adjudicated since, so it cannot be undone')
  await ctx.db.$executeRaw`
    UPDATE "QueueSeat" SET "decisionId" = NULL, answer = NULL, "right" = NULL, "decidedAt" = NULL, "leasedUntil" = now() + interval '3 minutes' WHERE id = ${seat.id}::uuid`
  await ctx.db.queueItem.update({ where: { id: item.id }, data: { state: 'open', closedAt: null } })
}

async function textBack(ctx: Ctx, decisionId: string, sampleId: string) {
  const earlier = await ctx.db.earlierText.findUnique({
    where: { decisionId },
    select: { prompt: true, response: true },
  })
  if (!earlier) throw conflict('The earlier text is gone')
  await ctx.db.sample.updateMany({
    where: { id: sampleId, projectId: ctx.projectId },
    data: {
      ...earlier,
      characters: earlier.prompt.length + (earlier.response?.length ?? 0),
      contentHash: contentHash(earlier.prompt, earlier.response),
    },
  })
}
