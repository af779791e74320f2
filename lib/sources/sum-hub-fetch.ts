import type { Ctx } from '../ctx'
import type { JobRun } from '../job'
import { removeParts } from './hub/parts'
import { hubPlan } from './hub/schema'

/** When all parts are there they are joined; after that the run says where its rows went. */
export async function sumHubFetch(ctx: Ctx, run: JobRun) {
  const batches = await ctx.db.batch.findMany({
    where: { runId: run.id },
    orderBy: { position: 'asc' },
    select: { position: true, status: true, input: true },
  })
  const joins = batches.some(({ input }) => typeof input === 'object' && input !== null && 'join' in input)
  if (!joins && batches.every(({ status }) => status === 'done'))
    return { batches: [{ first: batches.length, size: 0, input: { join: true } }] }
  if (batches.some(({ status }) => status === 'failed')) return // What came stays for another try.
  const { uploadId } = hubPlan.parse(run.plan)
  await ctx.db.hubToken.deleteMany({ where: { runId: run.id } })
  await removeParts(
    run.id,
    batches.map(({ position }) => position),
  )
  const [source, problem] = await Promise.all([
    ctx.db.source.findFirst({ where: { uploadId, projectId: run.projectId }, select: { id: true, runId: true } }),
    ctx.db.runEvent.findFirst({
      where: { runId: run.id, level: 'warn' },
      orderBy: { id: 'desc' },
      select: { message: true },
    }),
  ])
  return {
    result: {
      uploadId,
      sourceId: source?.id ?? null,
      importRunId: source?.runId ?? null,
      problem: source ? null : (problem?.message ?? null),
    },
  }
}
