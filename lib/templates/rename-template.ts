import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import type { RenameTemplateInput } from './schema'
import { takeTemplate } from './take-template'

export async function renameTemplate(ctx: Ctx, { templateId, name }: RenameTemplateInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { id, name: before } = await takeTemplate(ctx, { templateId })
    const taken = await ctx.db.template.findFirst({
      where: { projectId: ctx.projectId, name, id: { not: id } },
      select: { id: true },
    })
    if (taken) throw conflict(`There is a template called “${name}”`)
    await ctx.db.template.updateMany({ where: { id, projectId: ctx.projectId }, data: { name } })
    await audit(ctx, 'template.rename', id, { name, before: { name: before }, after: { name } })
    return { id, name }
  })
}
