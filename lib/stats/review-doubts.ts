import { allow, type Ctx } from '../ctx'
import { conflict } from '../errors'
import { createQueue } from '../review/create-queue'
import { listDoubts } from './list-doubts'
import type { ReviewDoubtsInput } from './schema'

/** Hands the likeliest label errors to people, in that order. */
export async function reviewDoubts(ctx: Ctx, { datasetId, most }: ReviewDoubtsInput) {
  allow(ctx, 'curate')
  const { doubts } = await listDoubts(ctx, { dataset: datasetId, take: most, from: 0 })
  if (doubts.length === 0) throw conflict('There is no label in doubt')
  return createQueue(ctx, {
    dataset: datasetId,
    name: 'Likely label errors',
    kind: 'label-errors',
    sampleIds: doubts.map(({ sampleId }) => sampleId),
  })
}
