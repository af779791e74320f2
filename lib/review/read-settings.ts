import type { Ctx } from '../ctx'
import { reviewerSettings, type ReviewerSettings } from './settings/schema'

/** One's own settings, read again with today's rules. */
export async function readSettings(ctx: Ctx): Promise<ReviewerSettings> {
  if (ctx.actor.type !== 'user') return reviewerSettings.parse({})
  const kept = await ctx.db.reviewerSettings.findUnique({
    where: { projectId_userId: { projectId: ctx.projectId, userId: ctx.actor.id } },
    select: { settings: true },
  })
  const read = reviewerSettings.safeParse(kept?.settings ?? {})
  return read.success ? read.data : reviewerSettings.parse({})
}
