import { allow, type Ctx } from '../ctx'
import { builtInTemplates } from './built-in-templates'
import type { ListTemplatesInput, TemplateKind, TemplateView } from './schema'

type Row = {
  id: string
  name: string
  kind: TemplateKind
  origin: string | null
  archived: boolean
  version: number
  changedAt: Date
}

/** The project's templates, then the built-in ones that it has not taken yet. */
export async function listTemplates(ctx: Ctx, { archived }: ListTemplatesInput): Promise<TemplateView[]> {
  allow(ctx, 'read')
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT t.id, t.name, t.kind, t.origin, t."archivedAt" IS NOT NULL AS archived, max(v.number)::int AS version, max(v."createdAt") AS "changedAt"
    FROM "Template" t JOIN "TemplateVersion" v ON v."templateId" = t.id
    WHERE t."projectId" = ${ctx.projectId}::uuid GROUP BY t.id ORDER BY t.name`
  const taken = new Set(rows.map(({ origin }) => origin))
  const own = rows
    .filter((row) => row.archived === archived)
    .map((row) => ({ ...row, changedAt: row.changedAt.toISOString() }))
  if (archived) return own
  const open = builtInTemplates
    .filter(({ key }) => !taken.has(key))
    .map(({ key, name, kind }) => ({ id: key, name, kind, origin: key, version: 1, archived: false, changedAt: null }))
  return [...own, ...open]
}
