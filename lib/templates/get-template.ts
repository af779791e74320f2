import { allow, type Ctx } from '../ctx'
import { nameOf } from '../name-of'
import { builtInTemplate } from './built-in-templates'
import { findTemplate } from './find-template'
import { type TemplateDetail, type TemplateInput, templateBody, type VersionView } from './schema'

/** A template with all that it ever said, newest first. */
export async function getTemplate(ctx: Ctx, { templateId }: TemplateInput): Promise<TemplateDetail> {
  allow(ctx, 'read')
  const { id, ...found } = await findTemplate(ctx, templateId)
  const versions = id ? await versionsOf(ctx, id) : asItCame(templateId)
  const [newest] = versions
  return {
    ...found,
    id: id ?? templateId,
    version: newest?.number ?? 1,
    changedAt: newest?.createdAt ?? null,
    versions,
  }
}

async function versionsOf(ctx: Ctx, templateId: string): Promise<VersionView[]> {
  const rows = await ctx.db.templateVersion.findMany({
    where: { templateId, projectId: ctx.projectId },
    orderBy: { number: 'desc' },
    take: 200,
    select: { id: true, number: true, note: true, body: true, createdBy: true, createdAt: true },
  })
  return rows.map(({ createdBy, createdAt, body, ...row }) => ({
    ...row,
    by: nameOf(createdBy),
    createdAt: createdAt.toISOString(),
    body: templateBody.parse(body),
  }))
}

function asItCame(key: string): VersionView[] {
  const builtIn = builtInTemplate(key)
  return builtIn ? [{ id: null, number: 1, note: 'As it came', by: 'Assay', createdAt: null, body: builtIn.body }] : []
}
