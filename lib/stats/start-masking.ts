import { allow, type Ctx } from '../ctx'
import { conflict } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { openRun } from '../runs/open-run'
import { findDataset } from '../samples/find-dataset'
import { rangesOf } from '../samples/ranges-of'
import { maskKind, type MaskInput } from './schema'

const batchSize = 500

/** Puts the kind in brackets where something personal stands, in every sample of the newest pass that holds one. */
export async function startMasking(ctx: Ctx, { datasetId, kinds }: MaskInput) {
  allow(ctx, 'curate')
  const { name } = await findDataset(ctx, datasetId)
  const found = Prisma.sql`
    SELECT f."sampleId" AS id FROM "PersonalFind" f JOIN "Measurement" m ON m."runId" = f."runId"
    WHERE f."datasetId" = ${datasetId}::uuid AND f."projectId" = ${ctx.projectId}::uuid AND f.kinds && ${kinds}`
  const batches = await rangesOf(ctx, found, batchSize)
  if (batches.length === 0) throw conflict('The newest measurement found nothing of these kinds')
  return openRun(ctx, {
    kind: maskKind,
    title: `Mask personal data in ${name}`,
    datasetId,
    plan: { kinds, userId: ctx.actor.id },
    batches,
  })
}
