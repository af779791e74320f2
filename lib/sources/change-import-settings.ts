import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { importSettings } from './import-settings'
import type { ImportSettingsInput } from './schema'

export async function changeImportSettings(ctx: Ctx, { caps, frame }: ImportSettingsInput) {
  allow(ctx, 'manage')
  return transaction(ctx, async (ctx) => {
    const before = await importSettings(ctx)
    const after = { caps: { ...before.caps, ...caps }, frame: frame ?? before.frame }
    const { projectId } = ctx
    await ctx.db.importSettings.upsert({ where: { projectId }, create: { projectId, ...after }, update: after })
    await audit(ctx, 'import-settings.change', projectId, { before, after })
    return after
  })
}
