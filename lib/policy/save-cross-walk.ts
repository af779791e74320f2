import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { newId } from '../ids'
import { isTaken } from '../taken'
import { walkProblems } from './cross-walks/rules'
import type { SaveCrossWalkInput } from './cross-walks/schema'
import { findSides } from './find-sides'

/** Every save is a new number; what was applied before can always be read again. */
export async function saveCrossWalk(ctx: Ctx, { fromVersionId, toVersionId, seen, note, entries }: SaveCrossWalkInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    if (fromVersionId === toVersionId) throw invalid('A walk leads from one policy version to another')
    const { from, to } = await findSides(ctx, { fromVersionId, toVersionId })
    const [problem] = walkProblems(entries, from.labels, to.labels)
    if (problem) throw invalid(problem)
    const newest = await ctx.db.crossWalk.findFirst({
      where: { projectId: ctx.projectId, fromVersionId, toVersionId },
      orderBy: { number: 'desc' },
      select: { number: true },
    })
    const now = newest?.number ?? 0
    if (now !== seen)
      throw conflict('Someone else saved this walk. Load it again and repeat your change', { number: now })
    const walk = await ctx.db.crossWalk
      .create({
        data: { projectId: ctx.projectId, fromVersionId, toVersionId, number: now + 1, note },
        select: { id: true, number: true },
      })
      .catch((error) => {
        throw isTaken(error) ? conflict('Someone else saved this walk. Load it again and repeat your change') : error
      })
    await ctx.db.crossWalkEntry.createMany({
      data: entries.map((entry, position) => ({ id: newId(), crossWalkId: walk.id, position, ...entry })),
    })
    await audit(ctx, 'cross-walk.save', walk.id, {
      name: `${from.policy} v${from.number} → ${to.policy} v${to.number}`,
      after: { number: walk.number, entries: entries.length },
    })
    return walk
  })
}
