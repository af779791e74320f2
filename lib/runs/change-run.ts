import { announce } from '../announce'
import { audit } from '../audit'
import { type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { hasEnded } from './rules'
import type { RunStatus } from './schema'

type Change = {
  runId: string
  from: RunStatus[]
  to: Omit<Prisma.RunUpdateManyMutationInput, 'status'> & { status: RunStatus }
  act: string
  otherwise: string
}

/** Moves a run from one of the states it may be in, and leaves a trace. Of two at once, one is told. */
export function changeRun(
  ctx: Ctx,
  { runId, from, to, act, otherwise }: Change,
  also: (ctx: Ctx) => Promise<unknown> = async () => {},
) {
  return transaction(ctx, async (ctx) => {
    const run = await ctx.db.run.findFirst({
      where: { id: runId, projectId: ctx.projectId },
      select: { kind: true, title: true, status: true },
    })
    if (!run) throw notFound('Run')
    const { count } = await ctx.db.run.updateMany({ where: { id: runId, status: { in: from } }, data: to })
    if (count === 0) throw conflict(otherwise)
    await also(ctx)
    if (hasEnded(to.status)) {
      const { kind, title } = run
      await announce(ctx, { event: 'run.ended', data: { runId, kind, title, status: to.status, reason: null } })
    }
    await ctx.db.runEvent.create({ data: { runId, level: 'info', message: `${ctx.actor.name} ${act}` } })
    await audit(ctx, `run.${to.status === 'running' ? 'resume' : to.status}`, runId, {
      name: run.title,
      before: { status: run.status },
      after: { status: to.status },
    })
    return { id: runId, status: to.status }
  })
}
