import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { readPlan } from './read-plan'
import { rowView } from './row-view'
import { byCount, rowCounts, wantedOf } from './rules'
import type { Cell, GenerationInput, GenerationView, ReasonCount, RefusalCount, RowOutcome } from './schema'

/** How a generation goes: what was asked, what came of it, why rows were not kept, and what it cost. */
export async function getGeneration(ctx: Ctx, { runId }: GenerationInput): Promise<GenerationView> {
  allow(ctx, 'read')
  const run = await ctx.db.run.findFirst({
    where: { id: runId, projectId: ctx.projectId, kind: { in: ['generate', 'examples'] } },
    select: { plan: true, status: true, costMicros: true },
  })
  if (!run) throw notFound('Generation')
  const plan = readPlan(run.plan)
  const [groups, refusals, latest, ledger, pace, sources] = await Promise.all([
    ctx.db.$queryRaw<{ cell: number; round: number; outcome: RowOutcome; reason: string | null; count: number }[]>`
      SELECT cell, round, outcome::text AS outcome, reason, count(*)::int AS count FROM "GenerationRow" WHERE "runId" = ${runId}::uuid GROUP BY 1, 2, 3, 4`,
    ctx.db.$queryRaw<RefusalCount[]>`
      SELECT refused AS model, label, count(*)::int AS count FROM "GenerationRow" g, unnest(g."refusedBy") AS refused WHERE g."runId" = ${runId}::uuid GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 50`,
    rowView(ctx, runId, Prisma.sql`"landedAt" IS NOT NULL`, Prisma.sql`"landedAt" DESC, position DESC`, 8),
    ctx.db.modelCall.count({ where: { runId, projectId: ctx.projectId } }),
    ctx.db.$queryRaw<{ kept: number; seconds: number }[]>`
      SELECT count(*) FILTER (WHERE outcome = 'kept')::int AS kept, extract(epoch FROM now() - greatest(min("landedAt"), now() - interval '30 seconds'))::float8 AS seconds
      FROM "GenerationRow" WHERE "runId" = ${runId}::uuid AND "landedAt" > now() - interval '30 seconds'`,
    sourceNames(ctx, plan.cells),
  ])
  const sumOf = (rows: typeof groups) => rows.reduce((sum, { count }) => sum + count, 0)
  const of = (outcome: RowOutcome, rows = groups) => sumOf(rows.filter((row) => row.outcome === outcome))
  const counts = rowCounts(
    { asked: of('asked'), judging: of('judging'), kept: of('kept'), notKept: of('notKept'), failed: of('failed') },
    run.status,
  )
  const cells = plan.cells.map((cell, at) => {
    const mine = groups.filter((row) => row.cell === at)
    return {
      ...cell,
      sourceName: sources.get(cell.source ?? '') ?? null,
      kept: of('kept', mine),
      notKept: of('notKept', mine),
      failed: of('failed', mine),
      waiting: of('asked', mine) + of('judging', mine),
      reasons: reasonsOf(mine),
    }
  })
  const wanted = wantedOf(plan.cells)
  const [{ kept, seconds } = { kept: 0, seconds: 0 }] = pace
  const perMinute = run.status === 'running' && kept > 0 && seconds > 0.5 ? (kept / seconds) * 60 : null
  const left = Math.max(0, wanted - counts.kept)
  return {
    runId,
    status: run.status,
    plan,
    counts,
    wanted,
    round: Math.max(0, ...groups.map(({ round }) => round)),
    reasons: reasonsOf(groups),
    refusals,
    cells,
    latest,
    calls: ledger,
    costMicros: Number(run.costMicros),
    perMinute,
    secondsLeft: perMinute && left > 0 ? Math.ceil((left / perMinute) * 60) : null,
  }
}

async function sourceNames(ctx: Ctx, cells: Cell[]) {
  const ids = [...new Set(cells.flatMap(({ source }) => source ?? []))]
  if (ids.length === 0) return new Map<string, string>()
  const sources = await ctx.db.source.findMany({
    where: { id: { in: ids }, projectId: ctx.projectId },
    select: { id: true, name: true },
  })
  return new Map(sources.map(({ id, name }) => [id, name]))
}

function reasonsOf(groups: { outcome: RowOutcome; reason: string | null; count: number }[]) {
  const sums = new Map<string, ReasonCount>()
  for (const { outcome, reason, count } of groups) {
    if (outcome !== 'notKept' && outcome !== 'failed') continue
    const key = `${outcome} ${reason}`
    const sum = sums.get(key) ?? { outcome, reason: reason ?? 'internal', count: 0 }
    sums.set(key, { ...sum, count: sum.count + count })
  }
  return byCount([...sums.values()])
}
