import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { findTemplate } from './find-template'
import type { ArchiveTemplateInput } from './schema'

export async function restoreTemplate(ctx: Ctx, { templateId }: ArchiveTemplateInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { name } = await findTemplate(ctx, templateId)
    const { count } = await ctx.db.template.updateMany({
      where: { id: templateId, projectId: ctx.projectId, archivedAt: { not: null } },
      data: { archivedAt: null },
    })
    if (count === 0) throw conflict('It is not archived')
    await audit(ctx, 'template.restore', templateId, { name })
    return { id: templateId }
  })
}
