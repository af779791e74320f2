import { allow, type Ctx, transaction } from '../ctx'
import { builtInTemplate } from './built-in-templates'
import { findTemplate } from './find-template'
import { type TemplateBody, type TemplateInput, type TemplateKind, templateBody } from './schema'

export type TakenTemplate = {
  id: string
  versionId: string
  version: number
  name: string
  kind: TemplateKind
  body: TemplateBody
}

/** The newest version of a template. A built-in one becomes the project's own with its first use, so that what was used stays on record. */
export async function takeTemplate(ctx: Ctx, { templateId }: TemplateInput): Promise<TakenTemplate> {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    // Two that take a built-in one at once: the second waits, and finds it.
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('template'), hashtext(${ctx.projectId}))`
    const found = await findTemplate(ctx, templateId)
    const builtIn = builtInTemplate(found.origin ?? '')
    if (found.id === null && builtIn) {
      const made = await ctx.db.template.create({
        data: {
          projectId: ctx.projectId,
          name: await freeName(ctx, builtIn.name),
          kind: builtIn.kind,
          origin: builtIn.key,
          versions: {
            create: {
              projectId: ctx.projectId,
              number: 1,
              body: builtIn.body,
              note: 'As it came',
              createdBy: { name: 'Assay' },
            },
          },
        },
        select: { id: true },
      })
      found.id = made.id
    }
    const newest = await ctx.db.templateVersion.findFirstOrThrow({
      where: { templateId: found.id ?? '', projectId: ctx.projectId },
      orderBy: { number: 'desc' },
      select: { id: true, templateId: true, number: true, body: true },
    })
    return {
      id: newest.templateId,
      versionId: newest.id,
      version: newest.number,
      name: found.name,
      kind: found.kind,
      body: templateBody.parse(newest.body),
    }
  })
}

/** Somebody may have given its name to a template of their own. */
async function freeName(ctx: Ctx, name: string) {
  const taken = await ctx.db.template.findFirst({ where: { projectId: ctx.projectId, name }, select: { id: true } })
  return taken ? `${name} (built in)` : name
}
