import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { findDataset } from '../samples/find-dataset'
import { findTaken } from '../snapshots/find-taken'
import { recommend } from './recommendation/rules'
import type { Recommendations, RecommendModelsInput } from './recommendation/schema'
import { trainingProblem } from './rules'
import { trainingConditions } from './training-conditions'

/** What is worth training from a dataset as it is now, or as a snapshot has it, and why. */
export async function recommendModels(
  ctx: Ctx,
  { dataset: wanted, snapshot: snapshotId, card = '24' }: RecommendModelsInput,
): Promise<Recommendations> {
  allow(ctx, 'read')
  const from = snapshotId ? await snapshotRows(ctx, snapshotId) : await samples(ctx, wanted)
  const [[counted], providers] = await Promise.all([
    ctx.db.$queryRaw<{ texts: bigint; unsafe: bigint; languages: bigint; mean: number | null }[]>`
      SELECT count(*) AS texts, count(*) FILTER (WHERE polarity = 'unsafe') AS unsafe,
        count(DISTINCT split_part(language, '-', 1)) AS languages, avg(characters)::float AS mean FROM ${from}`,
    ctx.db.provider.count({
      where: { projectId: ctx.projectId, archivedAt: null, kind: { in: ['openai', 'compatible'] } },
    }),
  ])
  const [texts, unsafe] = [Number(counted?.texts ?? 0), Number(counted?.unsafe ?? 0)]
  const facts = {
    texts,
    unsafe,
    rarerShare: texts === 0 ? 0 : Math.min(unsafe, texts - unsafe) / texts,
    languages: Math.max(1, Number(counted?.languages ?? 0)),
    meanCharacters: counted?.mean ?? 0,
    providers,
    card: Number(card),
  }
  return { facts, problem: trainingProblem({ safe: texts - unsafe, unsafe }), experiments: recommend(facts) }
}

async function samples(ctx: Ctx, wanted: string | undefined) {
  const { id } = await findDataset(ctx, wanted)
  return Prisma.sql`"Sample" WHERE ${trainingConditions(ctx, id, {})}`
}

async function snapshotRows(ctx: Ctx, snapshotId: string) {
  await findTaken(ctx, snapshotId)
  return Prisma.sql`"SnapshotRow" WHERE "snapshotId" = ${snapshotId}::uuid AND polarity IN ('safe', 'unsafe')`
}
