import { z } from 'zod'
import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { builtInTemplate } from './built-in-templates'
import type { TemplateKind } from './schema'

type Found = { id: string | null; name: string; kind: TemplateKind; origin: string | null; archived: boolean }

/** A template of the project by its id or the key it began as; a built-in one that nobody took yet has no id. */
export async function findTemplate(ctx: Ctx, ref: string): Promise<Found> {
  if (!isKey(ref) && !z.uuid().safeParse(ref).success) throw notFound('Template')
  const where = isKey(ref) ? { origin: ref } : { id: ref }
  const own = await ctx.db.template.findFirst({
    where: { ...where, projectId: ctx.projectId },
    select: { id: true, name: true, kind: true, origin: true, archivedAt: true },
  })
  if (own) return { ...own, kind: own.kind as TemplateKind, archived: own.archivedAt !== null }
  const builtIn = builtInTemplate(ref)
  if (!builtIn) throw notFound('Template')
  return { id: null, name: builtIn.name, kind: builtIn.kind, origin: builtIn.key, archived: false }
}

const isKey = (ref: string) => builtInTemplate(ref) !== undefined
