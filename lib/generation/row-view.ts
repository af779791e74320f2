import type { Ctx } from '../ctx'
import type { Prisma } from '../generated/prisma/client'
import type { LandedRow } from './schema'

type Row = Omit<LandedRow, 'landedAt'> & { landedAt: Date | null }

/** Rows with their texts, wherever those are kept. */
export async function rowView(
  ctx: Ctx,
  runId: string,
  where: Prisma.Sql,
  order: Prisma.Sql,
  take: number,
): Promise<LandedRow[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT g.position, g.outcome::text AS outcome, g.reason, g.detail, g.label, coalesce(s.polarity::text, l.polarity::text, 'none') AS polarity,
      coalesce(s.response, s.prompt, g.content->>'response', g.content->>'prompt', g.content->>'raw', '') AS text, p.text AS persona, g.topic, g.language,
      s.id AS "sampleId", g."nearId", g.similarity, g.model, g.simulated, g."costMicros", g."landedAt"
    FROM (SELECT * FROM "GenerationRow" WHERE "runId" = ${runId}::uuid AND "projectId" = ${ctx.projectId}::uuid AND ${where} ORDER BY ${order} LIMIT ${take}) g
    JOIN "Run" r ON r.id = g."runId" JOIN "Dataset" d ON d.id = r."datasetId"
    LEFT JOIN "Sample" s ON s.id = g."sampleId" LEFT JOIN "Persona" p ON p.id = g."personaId"
    LEFT JOIN "Label" l ON l."versionId" = d."policyVersionId" AND l.code = g.label
    ORDER BY ${order}`
  return rows.map(({ landedAt, ...row }) => ({ ...row, landedAt: landedAt?.toISOString() ?? null }))
}
