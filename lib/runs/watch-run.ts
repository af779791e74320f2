import { setTimeout as pause } from 'node:timers/promises'
import { allow, type Ctx } from '../ctx'
import type { ServerEvent } from '../events-door'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { hasEnded } from './rules'
import { runView } from './run-view'
import type { WatchRunInput } from './schema'

/** After so long a stream ends by itself, and whoever asks again is looked at again. */
const longest = 5 * 60_000

/** Tells how far a run is while it goes on: `log` for each line, `progress` when something has moved, `end` when it is over. */
export async function watchRun(ctx: Ctx, { runId, after }: WatchRunInput): Promise<AsyncGenerator<ServerEvent>> {
  allow(ctx, 'read')
  const run = await ctx.db.run.findFirst({ where: { id: runId, projectId: ctx.projectId }, select: { id: true } })
  if (!run) throw notFound('Run')
  return news(ctx, runId, after)
}

async function* news(ctx: Ctx, runId: string, after: string | undefined): AsyncGenerator<ServerEvent> {
  const told = new Set<string>()
  let last = after
  let shown = ''
  for (const until = Date.now() + longest; Date.now() < until && !ctx.signal?.aborted; ) {
    // Looked at before its log: of a run that is over, no line is missed.
    const [run] = await runView(ctx, Prisma.sql`id = ${runId}::uuid`, 1)
    if (!run) return
    for (const line of await linesSince(ctx, runId, after)) {
      if (told.has(line.id)) continue
      told.add(line.id)
      last = line.id
      yield { event: 'log', id: line.id, data: { level: line.level, message: line.message, at: line.at.toISOString() } }
    }
    const { rate: _, secondsLeft: __, ...facts } = run
    const now = JSON.stringify(facts)
    if (now !== shown) yield { event: 'progress', id: last ?? null, data: run }
    shown = now
    if (hasEnded(run.status))
      return yield { event: 'end', id: last ?? null, data: { status: run.status, reason: run.reason } }
    await pause(1000, undefined, { signal: ctx.signal }).catch(() => {})
  }
}

/** Not only those after the last one told: of two that are written at once, the older may be seen later. */
async function linesSince(ctx: Ctx, runId: string, after: string | undefined) {
  const lines = await ctx.db.runEvent.findMany({
    where: { runId, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'desc' },
    take: 200,
  })
  return lines.reverse()
}
