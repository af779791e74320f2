import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { findDataset } from '../samples/find-dataset'
import type { Figure, PaceView, StatsInput } from './schema'

type Day = { day: string; decisions: number; people: number }
type Person = { id: string; name: string; decisions: number; medianSeconds: number | null }

/** What people decided by hand in the last thirty days. What runs and scripts did is not their work. */
export async function getPace(ctx: Ctx, { dataset: wanted }: StatsInput): Promise<PaceView> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  // Ids begin with their time, so the index on them finds the days.
  const made = Prisma.sql`"Decision" d JOIN "User" u ON u.id = d."userId"
    WHERE d."datasetId" = ${datasetId}::uuid AND d."projectId" = ${ctx.projectId}::uuid AND d."runId" IS NULL
      AND d.act IN ('accept', 'relabel', 'reject', 'flag')
      AND d.id >= (lpad(to_hex((extract(epoch FROM date_trunc('day', now()) - interval '29 days') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`
  const median = Prisma.sql`percentile_cont(0.5) WITHIN GROUP (ORDER BY d.seconds)`
  const [days, people, seconds] = await Promise.all([
    ctx.db.$queryRaw<Day[]>`
      SELECT to_char(day, 'YYYY-MM-DD') AS day, coalesce(made.decisions, 0)::int AS decisions, coalesce(made.people, 0)::int AS people
      FROM generate_series(date_trunc('day', now()) - interval '29 days', date_trunc('day', now()), interval '1 day') AS day
      LEFT JOIN (SELECT date_trunc('day', d."createdAt") AS on_day, count(*) AS decisions, count(DISTINCT d."userId") AS people FROM ${made} GROUP BY 1) AS made
        ON made.on_day = day ORDER BY day`,
    ctx.db.$queryRaw<Person[]>`
      SELECT d."userId" AS id, u.name, count(*)::int AS decisions, ${median} AS "medianSeconds"
      FROM ${made} GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 50`,
    ctx.db.$queryRaw<Figure[]>`SELECT ${median} AS value, count(d.seconds)::int AS n FROM ${made}`,
  ])
  const timed = seconds[0]?.n ?? 0
  const figure = timed
    ? { value: seconds[0]?.value ?? null, n: timed }
    : { value: null, n: 0, reason: 'No decision was timed' }
  return { days, people, seconds: figure }
}
