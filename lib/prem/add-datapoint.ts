import { contentHash } from '../content-hash'
import { allow, type Ctx, transaction } from '../ctx'
import { createSamples } from '../samples/create-samples'
import { findDataset } from '../samples/find-dataset'
import { createSamplesInput } from '../samples/schema'
import { readDatapoint } from './read-datapoint'
import { sampleOf } from './sample-of'
import type { AddDatapointInput } from './schema'

/** One conversation more. One whose text is there already is that sample. */
export async function addDatapoint(ctx: Ctx, { datasetId, messages, bucket }: AddDatapointInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const sample = sampleOf(await findDataset(ctx, datasetId), readDatapoint(messages), bucket)
    const { ids } = await createSamples(ctx, createSamplesInput.parse({ dataset: datasetId, samples: [sample] }))
    if (ids[0]) return { id: ids[0], message: 'Datapoint added' }
    const there = await ctx.db.sample.findFirstOrThrow({
      where: { projectId: ctx.projectId, datasetId, contentHash: contentHash(sample.prompt, sample.response) },
      select: { id: true },
    })
    return { id: there.id, message: 'This datapoint was there already' }
  })
}
