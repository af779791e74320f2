import type { Ctx } from '../ctx'
import { drawPersonas } from '../personas/rules'
import { kinds } from '../templates/rules'
import type { TemplateKind } from '../templates/schema'
import type { Need, Pools } from './assign/rules'
import type { Cell, GenerationPlan } from './schema'

const mostPassages = 20_000

/** The people, passages and samples that rows are made from. */
export async function findPools(ctx: Ctx, plan: GenerationPlan, needs: Need[]): Promise<Pools> {
  const kind = kinds[plan.kind as TemplateKind]
  const has = (name: string) => kind.variables.some((variable) => variable === name)
  const [personas, passages, samples] = await Promise.all([
    has('persona') ? personasOf(ctx, plan) : [],
    has('passage') && kind.needs.includes('passage') ? passagesOf(ctx, plan) : [],
    kind.from === 'samples' ? samplesOf(ctx, plan, needs) : new Map<number, string[]>(),
  ])
  return { personas, passages, samples }
}

/** In an order that hangs on the seed alone; whoever wrote in this dataset comes last. */
async function personasOf(ctx: Ctx, { cells, datasetId, seed }: GenerationPlan) {
  const groups = cells.some(({ group }) => group === null) ? null : [...new Set(cells.map(({ group }) => group))]
  const rows = await ctx.db.$queryRaw<{ id: string; group: string; wrote: boolean }[]>`
    SELECT id, "group", id IN (SELECT "personaId" FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid AND "personaId" IS NOT NULL) AS wrote
    FROM "Persona" WHERE "projectId" = ${ctx.projectId}::uuid AND "retiredAt" IS NULL AND (${groups}::text[] IS NULL OR "group" = ANY(${groups}::text[]))`
  const groupOf = new Map(rows.map(({ id, group }) => [id, group]))
  const order = (wanted: boolean) => {
    const ids = rows.flatMap(({ id, wrote }) => (wrote === wanted ? [id] : []))
    return drawPersonas(ids, ids.length, seed).drawn
  }
  return [...order(false), ...order(true)].map((id) => ({ id, group: groupOf.get(id) ?? '' }))
}

async function passagesOf(ctx: Ctx, { sourceIds, cells, seed }: GenerationPlan) {
  const named = cells.every(({ source }) => source !== null) ? cells.flatMap(({ source }) => source ?? []) : sourceIds
  const sources = named.length > 0 ? [...new Set(named)] : null
  return ctx.db.$queryRaw<{ id: string; source: string }[]>`
    SELECT id, "sourceId" AS source FROM "Passage" WHERE "projectId" = ${ctx.projectId}::uuid AND "retiredAt" IS NULL
      AND (${sources}::uuid[] IS NULL OR "sourceId" = ANY(${sources}::uuid[]))
    ORDER BY used, hashtext(id::text || ${String(seed)}) LIMIT ${mostPassages}`
}

/** What a cell starts from: of its own label; for a twin, of any label on the other side. */
async function samplesOf(ctx: Ctx, plan: GenerationPlan, needs: Need[]) {
  const found = new Map<number, string[]>()
  for (const { cell: at, count } of needs) {
    const cell = plan.cells[at]
    if (cell) found.set(at, await startsOf(ctx, plan, cell, count))
  }
  return found
}

async function startsOf(
  ctx: Ctx,
  { kind, datasetId, fromDatasetId, seed }: GenerationPlan,
  { label }: Cell,
  count: number,
) {
  const twin = kind === 'contrast'
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM "Sample" s
    WHERE s."projectId" = ${ctx.projectId}::uuid AND s."datasetId" = ${fromDatasetId ?? datasetId}::uuid AND s.state <> 'rejected'
      AND CASE WHEN ${label}::text IS NULL THEN true
        WHEN ${twin} THEN s.polarity <> 'none' AND (s.polarity = 'safe') <> (SELECT l.polarity = 'safe' FROM "Label" l
          JOIN "Dataset" d ON d."policyVersionId" = l."versionId" WHERE d.id = ${datasetId}::uuid AND l.code = ${label})
        ELSE ${label}::text = ANY(s.labels) END
    ORDER BY hashtext(s.id::text || ${String(seed)}) LIMIT ${Math.max(100, count * 4)}`
  return rows.map(({ id }) => id)
}
