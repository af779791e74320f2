import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { allOf, filterConditions } from '../samples/filter-conditions'
import { Prisma } from '../generated/prisma/client'
import { checkSettings } from './check-settings'
import { tryOn } from './panel/try-on'
import type { TriedVerdict, TryJudgeInput } from './schema'

/** A judge that need not be saved, on a few samples drawn at random. Nothing is kept but what the calls cost. */
export async function tryJudge(ctx: Ctx, input: TryJudgeInput): Promise<TriedVerdict[]> {
  allow(ctx, 'curate')
  const { dataset: wanted, policyVersionId, settings, take } = input
  const policy = await checkSettings(ctx, policyVersionId, settings)
  const dataset = await findDataset(ctx, wanted)
  const where = allOf([
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${dataset.id}::uuid`,
    ...filterConditions({}),
  ])
  const judge = { id: policyVersionId, name: 'A try', version: 0, policyVersionId, policy, settings }
  return tryOn(ctx, { judges: [judge], where, take, target: dataset.target })
}
