import type { Ctx } from '../ctx'
import type { JobRun } from '../job'

/** The last word of a mapping: how many were mapped, and under which codes samples wait for a person. */
export async function sumMapping(ctx: Ctx, run: JobRun) {
  const [sum] = await ctx.db.$queryRaw<{ mapped: number; left: number }[]>`
    SELECT count(*) FILTER (WHERE meta->'originalLabels'->-1->>'runId' = ${run.id})::int AS mapped,
      count(*) FILTER (WHERE meta->'left'->>'runId' = ${run.id})::int AS "left"
    FROM "Sample" WHERE "datasetId" = ${run.datasetId}::uuid`
  const codes = await ctx.db.$queryRaw<{ code: string; samples: number }[]>`
    SELECT code, count(*)::int AS samples FROM "Sample", jsonb_array_elements_text(meta->'left'->'codes') AS code
    WHERE "datasetId" = ${run.datasetId}::uuid AND meta->'left'->>'runId' = ${run.id} GROUP BY code ORDER BY 2 DESC, 1 LIMIT 500`
  const left = codes.map(({ code, samples }) => `${code} (${samples})`).join(', ')
  if (left)
    await ctx.db.runEvent.create({
      data: { runId: run.id, level: 'warn', message: `Left for a person, by label: ${left}`.slice(0, 2_000) },
    })
  return { result: { mapped: sum?.mapped ?? 0, left: sum?.left ?? 0, ...(left && { leftByLabel: left }) } }
}
