import { allow, type Ctx } from '../ctx'
import { conflict } from '../errors'
import { openRun } from '../runs/open-run'
import { findDataset } from '../samples/find-dataset'
import { maskKind, type MaskInput } from './schema'

const batchSize = 500

/** Puts the kind in brackets where something personal stands, in every sample of the newest pass that holds one. */
export async function startMasking(ctx: Ctx, { datasetId, kinds }: MaskInput) {
  allow(ctx, 'curate')
  const { name } = await findDataset(ctx, datasetId)
  const found = await ctx.db.$queryRaw<{ from: string; until: string; size: number }[]>`
    SELECT min("sampleId"::text)::uuid AS "from", max("sampleId"::text)::uuid AS until, count(*)::int AS size
    FROM (SELECT f."sampleId", (row_number() OVER (ORDER BY f."sampleId") - 1) / ${batchSize} AS part
      FROM "PersonalFind" f JOIN "Measurement" m ON m."runId" = f."runId"
      WHERE f."datasetId" = ${datasetId}::uuid AND f."projectId" = ${ctx.projectId}::uuid AND f.kinds && ${kinds}) AS numbered
    GROUP BY part ORDER BY part`
  if (found.length === 0) throw conflict('The newest measurement found nothing of these kinds')
  const batches = found.map(({ from, until, size }, index) => ({
    first: index * batchSize,
    size,
    input: { from, until },
  }))
  return openRun(ctx, {
    kind: maskKind,
    title: `Mask personal data in ${name}`,
    datasetId,
    plan: { kinds, userId: ctx.actor.id },
    batches,
  })
}
