import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { compareBodies } from './diff/rules'
import { problemsOf } from './rules'
import type { SavedVersion, SaveVersionInput } from './schema'
import { takeTemplate } from './take-template'

/** Writes the next version; the ones before stay as they are. Of two who saved at once, the second is told. */
export async function saveVersion(ctx: Ctx, { templateId, from, body, note }: SaveVersionInput): Promise<SavedVersion> {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const now = await takeTemplate(ctx, { templateId })
    const [problem] = problemsOf(now.kind, body)
    if (problem) throw invalid(problem)
    if (now.version !== from)
      throw conflict(`Someone saved version ${now.version} meanwhile. Compare before you save`, {
        version: now.version,
      })
    if (compareBodies(now.body, body).length === 0)
      return { id: now.id, versionId: now.versionId, version: now.version }
    const { id: versionId } = await ctx.db.templateVersion.create({
      data: { projectId: ctx.projectId, templateId: now.id, number: from + 1, body, note, createdBy: ctx.actor },
      select: { id: true },
    })
    await audit(ctx, 'template.save', now.id, {
      name: now.name,
      before: { version: from },
      after: { version: from + 1, note },
    })
    return { id: now.id, versionId, version: from + 1 }
  })
}
