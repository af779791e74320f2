import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { allOf } from '../samples/filter-conditions'
import { mixed, randomShare } from './queue/rules'
import type { QueueOrder } from './queue/schema'
import { latestVerdicts } from './queue-conditions'

type Asked = { queueId: string; datasetId: string; where: Prisma.Sql[]; order: QueueOrder; take: number }

/** The next samples of a queue, in its order, each with the probability with which it was drawn. */
export async function drawSamples(ctx: Ctx, { queueId, datasetId, where, order, take }: Asked) {
  const matching = Prisma.sql`FROM "Sample" WHERE ${allOf(where)}
    AND NOT EXISTS (SELECT 1 FROM "QueueItem" i WHERE i."queueId" = ${queueId}::uuid AND i."sampleId" = "Sample".id)`
  if (order === 'shuffled') {
    const { ids, outOf } = await drawn(ctx, matching, take)
    return mixed([], ids, outOf)
  }
  if (order !== 'uncertain') {
    const rows = await ctx.db.$queryRaw<
      { id: string }[]
    >`SELECT "Sample".id ${matching} ORDER BY "Sample".id DESC LIMIT ${take}`
    return mixed(
      rows.map(({ id }) => id),
      [],
      0,
    )
  }
  const uncertain = await mostUncertain(ctx, datasetId, matching, Math.floor(take * (1 - randomShare)))
  const { ids, outOf } = await drawn(
    ctx,
    Prisma.sql`${matching} AND NOT ("Sample".id = ANY(${uncertain}::uuid[]))`,
    // Where judges leave nothing to be unsure of, all are drawn.
    take - uncertain.length,
  )
  return mixed(
    uncertain,
    ids.slice(0, Math.max(Math.ceil((uncertain.length * randomShare) / (1 - randomShare)), take - uncertain.length)),
    outOf,
  )
}

async function drawn(ctx: Ctx, matching: Prisma.Sql, take: number) {
  const rows = await ctx.db.$queryRaw<{ id: string; outOf: number }[]>`
    SELECT "Sample".id, (count(*) OVER ())::int AS "outOf" ${matching} ORDER BY random() LIMIT ${take}`
  return { ids: rows.map(({ id }) => id), outOf: rows[0]?.outOf ?? 0 }
}

/** Split votes first, then low confidence. An unreadable verdict is a vote of its own. */
async function mostUncertain(ctx: Ctx, datasetId: string, matching: Prisma.Sql, take: number) {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    WITH votes AS (
      SELECT "sampleId", CASE WHEN outcome = 'read' THEN polarity ELSE 'none' END AS vote, count(*) AS n, sum(CASE WHEN outcome = 'read' THEN coalesce(confidence, 0.5) ELSE 0 END) AS sure
      FROM (${latestVerdicts(datasetId)}) AS v GROUP BY 1, 2
    ), scored AS (SELECT "sampleId", 1 - max(n) / sum(n) + (1 - sum(sure) / sum(n)) / 2 AS doubt FROM votes GROUP BY 1)
    SELECT m.id FROM (SELECT "Sample".id ${matching} AND "Sample".judged) AS m JOIN scored ON scored."sampleId" = m.id
    WHERE doubt > 0.1 ORDER BY doubt DESC, m.id LIMIT ${take}`
  return rows.map(({ id }) => id)
}
