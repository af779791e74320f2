import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid, notFound } from '../errors'
import { resumeRun } from '../runs/resume-run'
import { hasEnded } from '../runs/rules'
import { readPlan } from './read-plan'
import { isCapReason } from './rules'
import type { Caps, RaiseCapInput } from './schema'

/** Lets a run spend more. One that stopped at its cap goes on. */
export async function raiseCap(ctx: Ctx, { runId, ...caps }: RaiseCapInput) {
  allow(ctx, 'curate')
  if (Object.keys(caps).length === 0) throw invalid('Say which cap, and how high')
  return transaction(ctx, async (ctx) => {
    const [run] = await ctx.db.$queryRaw<{ status: 'running'; reason: string | null; plan: unknown; title: string }[]>`
      SELECT status::text AS status, reason, plan, title FROM "Run"
      WHERE id = ${runId}::uuid AND "projectId" = ${ctx.projectId}::uuid AND kind IN ('generate', 'examples') FOR UPDATE`
    if (!run) throw notFound('Run')
    if (hasEnded(run.status)) throw conflict('This run has already ended')
    const plan = readPlan(run.plan)
    const before: Caps = plan.caps
    await ctx.db.run.updateMany({
      where: { id: runId, projectId: ctx.projectId },
      data: {
        plan: { ...plan, caps: { ...before, ...caps } },
        ...(caps.micros !== undefined && { capMicros: BigInt(caps.micros) }),
        // Until there was a cap of them, nobody counted.
        ...(caps.calls !== undefined && {
          capCalls: caps.calls,
          calls: await ctx.db.modelCall.count({ where: { runId, projectId: ctx.projectId } }),
        }),
      },
    })
    await audit(ctx, 'run.cap', runId, { name: run.title, before, after: { ...before, ...caps } })
    if (isCapReason(run.reason)) await resumeRun(ctx, { runId })
    return { runId }
  })
}
