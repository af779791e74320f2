import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { findTemplate } from './find-template'
import type { ArchiveTemplateInput } from './schema'

/** Out of the way, and still what its samples were written with. */
export async function archiveTemplate(ctx: Ctx, { templateId }: ArchiveTemplateInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { name } = await findTemplate(ctx, templateId)
    const { count } = await ctx.db.template.updateMany({
      where: { id: templateId, projectId: ctx.projectId, archivedAt: null },
      data: { archivedAt: new Date() },
    })
    if (count === 0) throw conflict('It is archived already')
    await audit(ctx, 'template.archive', templateId, { name })
    return { id: templateId }
  })
}
