import { allow, type Ctx } from '../ctx'
import { invalid } from '../errors'
import type { SaveSettingsInput } from './settings/schema'

/** Keeps how one person wants to review. It is nobody else's business, so it leaves no trace in the audit. */
export async function saveSettings(ctx: Ctx, { settings }: SaveSettingsInput) {
  allow(ctx, 'review')
  if (ctx.actor.type !== 'user') throw invalid('Only a person has settings')
  const id = { projectId: ctx.projectId, userId: ctx.actor.id }
  await ctx.db.reviewerSettings.upsert({
    where: { projectId_userId: id },
    create: { ...id, settings },
    update: { settings },
  })
  return settings
}
