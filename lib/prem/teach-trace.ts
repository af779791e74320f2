import { audit } from '../audit'
import { contentHash } from '../content-hash'
import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import { isModelId } from '../models/rules'
import { createSamples } from '../samples/create-samples'
import { findDataset } from '../samples/find-dataset'
import { createSamplesInput } from '../samples/schema'
import { readDatapoint } from './read-datapoint'
import { contentFrom } from './rules'
import { sampleOf } from './sample-of'
import { datapointLine, type TeachTraceInput } from './schema'

/** What was answered well becomes a sample; what was not becomes one that waits for a person, with what was said of it. */
export async function teachTrace(ctx: Ctx, { traceId, wanted }: TeachTraceInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { projectId } = ctx
    // Of two at once, the second waits and finds the sample of the first.
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`trace:${traceId}`}, 0))`
    const trace = await ctx.db.premTrace.findFirst({ where: { id: traceId, projectId } })
    if (!trace) throw notFound('Trace')
    const liked = (trace.score ?? 0) >= contentFrom
    const status = liked ? ('added' as const) : ('queued' as const)
    if (trace.sampleId) return { traceId, status, success: true, datapointId: trace.sampleId }
    const dataset = await findDataset(ctx, wanted ?? (await learntFrom(ctx, trace.modelId)))
    const { messages } = datapointLine.parse({
      messages: [...(trace.input as object[]), { role: 'assistant', content: trace.output }],
    })
    const { meta, labels, ...sample } = sampleOf(dataset, readDatapoint(messages), null)
    const { ids } = await createSamples(
      ctx,
      createSamplesInput.parse({
        dataset: dataset.id,
        samples: [
          {
            ...sample,
            // What nobody liked is no label.
            labels: liked ? labels : [],
            meta: { ...meta, trace: traceId, ...(trace.feedback && { feedback: trace.feedback }) },
          },
        ],
      }),
    )
    const where = { projectId, datasetId: dataset.id, contentHash: contentHash(sample.prompt, sample.response) }
    const { id } = await ctx.db.sample.findFirstOrThrow({ where, select: { id: true } })
    if (!liked && ids.includes(id)) await ctx.db.sample.update({ where: { id, projectId }, data: { state: 'flagged' } })
    await ctx.db.premTrace.update({ where: { id: traceId, projectId }, data: { sampleId: id } })
    await audit(ctx, 'trace.teach', traceId, { after: { sample: id, dataset: dataset.name, status } })
    return { traceId, status, success: true, datapointId: id }
  })
}

/** What the model learnt from, where it is one of ours. */
async function learntFrom(ctx: Ctx, modelId: string) {
  const model = isModelId(modelId)
    ? await ctx.db.trainedModel.findFirst({
        where: { id: modelId, projectId: ctx.projectId },
        select: { datasetId: true },
      })
    : null
  return model?.datasetId
}
