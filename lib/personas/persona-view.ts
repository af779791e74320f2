import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { PersonaView } from './schema'

type Row = Omit<PersonaView, 'retiredAt' | 'createdAt'> & { retiredAt: Date | null; createdAt: Date }

/** Personas with what each wrote, newest first; oldest first when asked. */
export async function personaView(
  ctx: Ctx,
  where: Prisma.Sql,
  take: number,
  oldestFirst = false,
): Promise<PersonaView[]> {
  const direction = oldestFirst ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const rows = await ctx.db.$queryRaw<Row[]>`
    WITH found AS MATERIALIZED (SELECT * FROM "Persona" WHERE ${where} ORDER BY id ${direction} LIMIT ${take}),
    wrote AS (
      SELECT "personaId", count(*)::int AS samples FROM "Sample"
      WHERE "datasetId" IN (SELECT id FROM "Dataset" WHERE "projectId" = ${ctx.projectId}::uuid) AND "personaId" IN (SELECT id FROM found)
      GROUP BY 1
    )
    SELECT p.id, p.text, p.tags, p."group", p.origin::text AS origin, p.source, p.revision, p."retiredAt", p."createdAt", coalesce(w.samples, 0) AS samples
    FROM found p LEFT JOIN wrote w ON w."personaId" = p.id ORDER BY p.id ${direction}`
  return rows.map((row) => ({
    ...row,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }))
}
