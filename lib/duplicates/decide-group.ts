import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { labelSample } from '../samples/label-sample'
import { refreshGroups } from './refresh-groups'
import type { DecideGroupInput } from './schema'

/** Gives members of a group the same labels, or flags them for review: a decision on each, all of them or none. */
export async function decideGroup(ctx: Ctx, { groupId, act, labels, members }: DecideGroupInput) {
  allow(ctx, 'review')
  return transaction(ctx, async (ctx) => {
    const group = await ctx.db.duplicateGroup.findFirst({
      where: { id: groupId, projectId: ctx.projectId },
      select: { id: true },
    })
    if (!group) throw notFound('Group')
    const there = await ctx.db.duplicateMember.count({
      where: { groupId, sampleId: { in: members.map(({ sampleId }) => sampleId) } },
    })
    if (there < members.length) throw conflict('This group has changed. Look at it again')
    const decisions: string[] = []
    for (const { sampleId, revision } of members.toSorted((a, b) => (a.sampleId < b.sampleId ? -1 : 1)))
      decisions.push(
        (await labelSample(ctx, { sampleId, revision, act, ...(act === 'label' && { labels: labels ?? [] }) }))
          .decisionId,
      )
    await refreshGroups(ctx, [groupId])
    return { id: groupId, decisions }
  })
}
