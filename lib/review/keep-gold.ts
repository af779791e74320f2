import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid, notFound } from '../errors'
import { findDataset } from '../samples/find-dataset'
import { labelProblem } from '../samples/rules'
import type { KeepGoldInput } from './gold/schema'

/** Keeps the answer to a sample as known, to be slipped into queues that ask for it. */
export async function keepGold(ctx: Ctx, { sampleId, labels, note }: KeepGoldInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const sample = await ctx.db.sample.findFirst({
      where: { id: sampleId, projectId: ctx.projectId },
      select: { datasetId: true },
    })
    if (!sample) throw notFound('Sample')
    const dataset = await findDataset(ctx, sample.datasetId)
    const problem = labelProblem(labels, dataset)
    if (problem) throw invalid(problem)
    const known = { labels, note, madeById: ctx.actor.id }
    await ctx.db.goldAnswer.upsert({
      where: { sampleId },
      create: { sampleId, projectId: ctx.projectId, datasetId: sample.datasetId, ...known },
      update: known,
    })
    await audit(ctx, 'gold.keep', sampleId, { after: { labels } })
    return { sampleId, labels }
  })
}
