import type { Ctx } from '../ctx'
import type { SampleFilter } from '../samples/filter/schema'
import { trainingConditions } from './training-conditions'

/** How many samples there are to learn from, on each side. */
export async function countSides(ctx: Ctx, datasetId: string, filter: SampleFilter) {
  const [counted] = await ctx.db.$queryRaw<{ safe: bigint; unsafe: bigint }[]>`
    SELECT count(*) FILTER (WHERE polarity <> 'unsafe') AS safe, count(*) FILTER (WHERE polarity = 'unsafe') AS unsafe
    FROM "Sample" WHERE ${trainingConditions(ctx, datasetId, filter)}`
  return { safe: Number(counted?.safe ?? 0), unsafe: Number(counted?.unsafe ?? 0) }
}

export async function countSnapshotSides(ctx: Ctx, snapshotId: string) {
  const of = (polarity: 'safe' | 'unsafe') => ctx.db.snapshotRow.count({ where: { snapshotId, polarity } })
  const [safe, unsafe] = await Promise.all([of('safe'), of('unsafe')])
  return { safe, unsafe }
}
