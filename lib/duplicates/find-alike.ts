import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid, notFound } from '../errors'
import { listModels } from '../providers/list-models'
import { isEmbeddingModel } from '../providers/rules'
import { openRun } from '../runs/open-run'
import { findDataset } from '../samples/find-dataset'
import { passKinds } from './rules'
import { type FindAlikeInput, meantAtMost } from './schema'

/** Looks for samples that say the same in other words, by the vectors of an embedding model, as a run. They join the groups of copies. */
export async function findAlike(ctx: Ctx, { dataset: wanted, modelId, threshold }: FindAlikeInput) {
  allow(ctx, 'curate')
  const model = (await listModels(ctx)).find(({ id }) => id === modelId)
  if (!model) throw notFound('Model')
  if (!isEmbeddingModel(model.name)) throw invalid(`${model.name} is not an embedding model`)
  return transaction(ctx, async (ctx) => {
    const { id: datasetId, name } = await findDataset(ctx, wanted)
    const where = { projectId: ctx.projectId, datasetId }
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`find-duplicates:${datasetId}`}, 0))`
    const running = await ctx.db.run.findFirst({
      where: { ...where, kind: { in: passKinds }, status: { in: ['running', 'paused'] } },
      select: { id: true },
    })
    if (running) throw conflict('This dataset is being looked through already', { runId: running.id })
    const [size, state] = await Promise.all([
      ctx.db.sample.count({ where }),
      ctx.db.duplicateState.findUnique({ where: { datasetId }, select: { passedAt: true } }),
    ])
    if (!state?.passedAt) throw conflict('Find duplicates first: what is alike joins their groups')
    if (size > meantAtMost)
      throw conflict(
        `Each text is compared with each: at most ${meantAtMost.toLocaleString('en-US')} samples, and there are ${size.toLocaleString('en-US')}`,
      )
    return openRun(ctx, {
      kind: 'find-alike',
      title: `Find copies by meaning in ${name}`,
      datasetId,
      plan: { modelId, threshold },
      batches: [{ first: 0, size }],
    })
  })
}
