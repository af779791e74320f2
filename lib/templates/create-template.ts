import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { problemsOf } from './rules'
import type { CreateTemplateInput, SavedVersion } from './schema'

export async function createTemplate(ctx: Ctx, { name, kind, body }: CreateTemplateInput): Promise<SavedVersion> {
  allow(ctx, 'curate')
  const [problem] = problemsOf(kind, body)
  if (problem) throw invalid(problem)
  return transaction(ctx, async (ctx) => {
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('template'), hashtext(${ctx.projectId}))`
    if (await ctx.db.template.findFirst({ where: { projectId: ctx.projectId, name }, select: { id: true } }))
      throw conflict(`There is a template called “${name}”`)
    const { id } = await ctx.db.template.create({
      data: { projectId: ctx.projectId, name, kind },
      select: { id: true },
    })
    const { id: versionId } = await ctx.db.templateVersion.create({
      data: { projectId: ctx.projectId, templateId: id, number: 1, body, createdBy: ctx.actor },
      select: { id: true },
    })
    await audit(ctx, 'template.create', id, { name, after: { kind } })
    return { id, versionId, version: 1 }
  })
}
