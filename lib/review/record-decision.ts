import { type Ctx, transaction } from '../ctx'
import { AppError, conflict, invalid, notFound } from '../errors'
import { newId } from '../ids'
import { labelSample } from '../samples/label-sample'
import { isTaken } from '../taken'
import { answerItem } from './answer-item'
import { answerOf, isAnswer } from './decision/rules'
import type { DecideEntry } from './decision/schema'
import { type LockedItem, lockItem } from './lock-item'
import { rewriteText } from './rewrite-text'
import { skipItem } from './skip-item'
import { writeOpinion } from './write-opinion'

type Told = { decisionId: string; revision: number | null }

/** One act of one person, once: the decision, what it makes of the sample, and what becomes of the item. */
export async function recordDecision(ctx: Ctx, entry: DecideEntry): Promise<Told> {
  if (ctx.actor.type !== 'user') throw invalid('Queues are for people; a script labels samples directly')
  const before = await told(ctx, entry)
  if (before) return before
  try {
    return await transaction(ctx, (ctx) => decide(ctx, entry))
  } catch (error) {
    // Sent twice at once, from two tabs: the other one was first, and it was the same.
    if (isTaken(error) || (error instanceof AppError && error.code === 'conflict')) {
      const meanwhile = await told(ctx, entry)
      if (meanwhile) return meanwhile
      const revision = error instanceof AppError ? error.details?.revision : undefined
      if (typeof revision === 'number' && revision !== entry.revision && (await lastWasMine(ctx, entry.sampleId)))
        return transaction(ctx, (ctx) => decide(ctx, { ...entry, revision }))
    }
    throw error
  }
}

/** Whoever undoes and decides again faster than the studio answers overwrites nobody but themselves. */
async function lastWasMine(ctx: Ctx, sampleId: string) {
  const last = await ctx.db.decision.findFirst({
    where: { sampleId, projectId: ctx.projectId, applied: true },
    orderBy: { id: 'desc' },
    select: { userId: true, runId: true },
  })
  return last?.userId === ctx.actor.id && last.runId === null
}

async function told(ctx: Ctx, { key, sampleId }: DecideEntry): Promise<Told | null> {
  const made = await ctx.db.decision.findUnique({
    where: { userId_idempotencyKey: { userId: ctx.actor.id, idempotencyKey: key } },
    select: { id: true, projectId: true, sampleId: true },
  })
  if (!made) return null
  if (made.projectId !== ctx.projectId || made.sampleId !== sampleId)
    throw invalid('This key was used for another decision')
  const sample = await ctx.db.sample.findFirst({
    where: { id: sampleId, projectId: ctx.projectId },
    select: { revision: true },
  })
  return { decisionId: made.id, revision: sample?.revision ?? null }
}

async function decide(ctx: Ctx, entry: DecideEntry): Promise<Told> {
  const { act, sampleId, revision, labels, note, seconds, key } = entry
  const item = entry.itemId ? await lockItem(ctx, entry.itemId) : null
  if (entry.itemId && (!item || item.sampleId !== sampleId)) throw notFound('Item')
  if (item && item.people.length > 0 && !item.people.includes(ctx.actor.id))
    throw invalid('This queue is for other people')
  const queueId = item?.queueId ?? null
  const suggestionsVisible = item?.blind ? false : (entry.suggestionsVisible ?? true)
  const said = { note: note ?? null, seconds: seconds ?? null, suggestionsVisible, idempotencyKey: key, queueId }

  if (act === 'rewrite') return rewriteText(ctx, entry, said)
  if (!isAnswer(act) && act !== 'reopen') {
    const opinion = await writeOpinion(ctx, { sampleId, act, labels: [], ...said })
    if (act === 'skip' && item) await skipItem(ctx, item)
    return opinion
  }
  if (!item || act === 'reopen') {
    const outcome = await labelSample(ctx, handed(), { queueId })
    return { decisionId: outcome.decisionId, revision: outcome.revision }
  }
  return answer(ctx, item)

  function handed() {
    if (act === 'skip' || act === 'note' || act === 'rewrite') throw invalid('This changes no label')
    return {
      sampleId,
      revision,
      act,
      ...(labels && { labels }),
      ...(note && { note }),
      ...(seconds !== undefined && { seconds }),
      suggestionsVisible,
      idempotencyKey: key,
    }
  }

  async function answer(ctx: Ctx, item: LockedItem): Promise<Told> {
    if (item.state === 'settled') throw conflict('This one has been adjudicated meanwhile')
    // Where one person is asked, a second one whose lease ran out is told who was first, unless they say the same.
    if (!item.gold && item.wanted === 1 && !(await saidAlready(ctx, item.id, entry))) {
      const outcome = await labelSample(ctx, handed(), { queueId })
      await answerItem(ctx, item, { decisionId: outcome.decisionId, act, labels: outcome.labels })
      return { decisionId: outcome.decisionId, revision: outcome.revision }
    }
    const decisionId = newId()
    const outcome = await answerItem(ctx, item, { decisionId, act, labels: await saidLabels(ctx, entry) })
    // The one who completes an agreement decides; until then each is an opinion that changes nothing.
    if (outcome === 'decided') {
      const sample = await ctx.db.sample.findFirst({
        where: { id: sampleId, projectId: ctx.projectId },
        select: { revision: true },
      })
      if (!sample) throw notFound('Sample')
      const agreed = await labelSample(ctx, { ...handed(), revision: sample.revision }, { queueId, decisionId })
      return { decisionId, revision: agreed.revision }
    }
    return writeOpinion(ctx, { decisionId, sampleId, act, labels: labels ?? null, ...said })
  }
}

/** Has somebody else given this very answer? */
async function saidAlready(ctx: Ctx, itemId: string, { act, labels }: DecideEntry) {
  const others = await ctx.db.$queryRaw<{ answer: string; fromLabels: string[] }[]>`
    SELECT s.answer, d."fromLabels" FROM "QueueSeat" s JOIN "Decision" d ON d.id = s."decisionId"
    WHERE s."itemId" = ${itemId}::uuid AND s."userId" <> ${ctx.actor.id}::uuid AND d."projectId" = ${ctx.projectId}::uuid`
  // To accept meant the labels that it had before anybody decided.
  if (act === 'accept')
    return others.length > 0 && others.every(({ answer, fromLabels }) => answer === answerOf(act, fromLabels))
  return others.some(({ answer }) => answer === answerOf(act, labels ?? []))
}

/** What somebody accepts is what the sample says now. */
async function saidLabels(ctx: Ctx, { act, labels, sampleId }: DecideEntry) {
  if (act !== 'accept') return labels ?? []
  const sample = await ctx.db.sample.findFirst({
    where: { id: sampleId, projectId: ctx.projectId },
    select: { labels: true },
  })
  return sample?.labels ?? []
}
