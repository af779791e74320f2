import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import { type Counted, paceOf } from './pace/rules'
import type { PaceView, StatsInput } from './schema'

const mostPeople = 50

/** What people decided by hand in the last thirty days. What runs and scripts did is not their work. */
export async function getPace(ctx: Ctx, { dataset: wanted }: StatsInput): Promise<PaceView> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const [counted, days] = await Promise.all([countMade(ctx, datasetId), lastDays(ctx)])
  const { people, ...pace } = paceOf(counted, days)
  const shown = people.slice(0, mostPeople)
  const users = await ctx.db.user.findMany({
    where: { id: { in: shown.map(({ id }) => id) } },
    select: { id: true, name: true },
  })
  const names = new Map(users.map(({ id, name }) => [id, name]))
  return { ...pace, people: shown.map((one) => ({ ...one, name: names.get(one.id) ?? 'Somebody' })) }
}

/**
 * Each decision is read once, and counted by day and by tenths of a second: medians come from those counts, without a sort of
 * all decisions. Ids begin with their time, so the index on them finds the days; the first of them is a query of its own, or it
 * would be reckoned anew for every row.
 */
function countMade(ctx: Ctx, datasetId: string) {
  return ctx.db.$queryRaw<Counted[]>`
    SELECT who, to_char(day, 'YYYY-MM-DD') AS day, tenths, count(*)::int AS n
    FROM (SELECT d."userId" AS who, date_trunc('day', d."createdAt") AS day, round(d.seconds * 10)::int AS tenths FROM "Decision" d
      WHERE d."datasetId" = ${datasetId}::uuid AND d."projectId" = ${ctx.projectId}::uuid AND d."runId" IS NULL
        AND d.act IN ('accept', 'relabel', 'reject', 'flag')
        AND d.id >= (SELECT (lpad(to_hex((extract(epoch FROM date_trunc('day', now()) - interval '29 days') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid)) made
    GROUP BY GROUPING SETS ((who, day), (who, tenths))`
}

async function lastDays(ctx: Ctx) {
  const days = await ctx.db.$queryRaw<{ day: string }[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day
    FROM generate_series(date_trunc('day', now()) - interval '29 days', date_trunc('day', now()), interval '1 day') AS day ORDER BY 1`
  return days.map(({ day }) => day)
}
