import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { filterPersonas } from './filter-personas'
import { drawPersonas as draw } from './rules'
import type { DrawInput, Drawn } from './schema'

/** Personas for generation, each at most once, the same for the same seed. Says so when there are not enough. */
export async function drawPersonas(
  ctx: Ctx,
  { count, seed, already, unusedIn, spread, from }: DrawInput,
): Promise<Drawn> {
  allow(ctx, 'read')
  const pool = await ctx.db.$queryRaw<{ id: string; group: string }[]>`
    SELECT id, "group" FROM "Persona" WHERE ${filterPersonas(ctx, { ...from, state: 'active' })}`
  const used = unusedIn ? await usedIn(ctx, unusedIn) : []
  const groups = new Map(pool.map(({ id, group }) => [id, group]))
  const { drawn, ranOut, left } = draw(
    [...groups.keys()],
    count,
    seed,
    [...already, ...used],
    spread ? (id) => groups.get(id) ?? '' : undefined,
  )
  const rows = await ctx.db.$queryRaw<Drawn['personas']>`
    SELECT id, text, tags, "group" FROM "Persona" WHERE "projectId" = ${ctx.projectId}::uuid AND id = ANY(${drawn}::uuid[])`
  const found = new Map(rows.map((persona) => [persona.id, persona]))
  return { personas: drawn.flatMap((id) => found.get(id) ?? []), ranOut, pool: pool.length, left }
}

async function usedIn(ctx: Ctx, datasetId: string) {
  const dataset = await ctx.db.dataset.findFirst({
    where: { id: datasetId, projectId: ctx.projectId },
    select: { id: true },
  })
  if (!dataset) throw notFound('Dataset')
  const used = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT "personaId" AS id FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid AND "personaId" IS NOT NULL`
  return used.map(({ id }) => id)
}
