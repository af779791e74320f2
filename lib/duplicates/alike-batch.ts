import type { Ctx } from '../ctx'
import { pool } from '../db'
import type { Attempt } from '../job'
import { findNearPairs } from './meaning/find-near-pairs'
import { placeTexts } from './meaning/place-texts'
import { readVectors } from './meaning/read-vectors'
import { writePairs } from './meaning/write-pairs'
import { writeRates } from './pass/write-rates'
import { regroupSamples } from './regroup-samples'
import { alikePlan } from './schema'

/**
 * Has every text placed that is not placed yet, then compares all with all and lets what is alike join the groups.
 * What was placed is kept as it comes: a try that follows asks for the rest only.
 */
export async function alikeBatch(ctx: Ctx, attempt: Attempt) {
  const { run, keep, signal } = attempt
  const { modelId, threshold } = alikePlan.parse(run.plan)
  const datasetId = run.datasetId ?? ''
  if ((await placeTexts(ctx, attempt, { datasetId, modelId })) === 'unfinished') return 'unfinished'
  const { ids, vectors } = await readVectors(ctx, datasetId, modelId)
  const pairs = await findNearPairs(vectors, threshold, signal)
  const touched = await keep((ctx) => writePairs(ctx, { datasetId, ids, pairs }))
  const state = await ctx.db.duplicateState.findUnique({ where: { datasetId }, select: { threshold: true } })
  await regroupSamples(ctx, { datasetId, threshold: state?.threshold ?? 0.7, ...touched, backlogIds: [] })
  await keep(
    (ctx) =>
      ctx.db.duplicateState.updateMany({
        where: { datasetId, projectId: run.projectId },
        data: { meaningAt: new Date(), meaningModelId: modelId, meaningThreshold: threshold },
      }),
    { last: true },
  )
  await writeRates(pool, datasetId)
}
