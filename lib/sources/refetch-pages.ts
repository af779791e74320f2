import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { openRun } from '../runs/open-run'
import { pageBatches } from './web/page-batches'
import { fetchPlan, type RefetchPagesInput, type StartedFetch } from './web/schema'

/** Asks for pages of a source again: all, some, or those in one state. What did not change costs one short answer. */
export async function refetchPages(ctx: Ctx, { sourceId, pageIds, only }: RefetchPagesInput): Promise<StartedFetch> {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const [source] = await ctx.db.$queryRaw<{ name: string; datasetId: string; runId: string | null; plan: object }[]>`
      SELECT name, "datasetId", "runId", plan FROM "Source"
      WHERE id = ${sourceId}::uuid AND "projectId" = ${ctx.projectId}::uuid AND kind = 'web' FOR UPDATE`
    if (!source) throw notFound('Source')
    const going = source.runId
      ? await ctx.db.run.findUnique({ where: { id: source.runId }, select: { status: true } })
      : null
    if (going?.status === 'running' || going?.status === 'paused') throw conflict('Its pages are being fetched already')
    const pages = await ctx.db.sourcePage.findMany({
      where: {
        sourceId,
        projectId: ctx.projectId,
        ...(pageIds && { id: { in: pageIds } }),
        ...(only && { state: only }),
      },
      orderBy: { position: 'asc' },
      select: { id: true, address: true },
    })
    if (pages.length === 0) throw conflict('There is no such page to fetch again')
    const { secondsBetween } = fetchPlan.parse({ ...source.plan, sourceId })
    const run = await openRun(ctx, {
      kind: 'fetch-pages',
      title: `Fetch ${source.name} again`,
      datasetId: source.datasetId,
      plan: { sourceId, secondsBetween, unit: 'pages' },
      batches: pageBatches(pages),
    })
    await ctx.db.sourcePage.updateMany({
      where: { id: { in: pages.map(({ id }) => id) } },
      data: { state: 'waiting', reason: null, failure: null, runId: run.id },
    })
    await ctx.db.source.update({ where: { id: sourceId }, data: { runId: run.id } })
    await audit(ctx, 'source.refetch', sourceId, { name: source.name, after: { pages: pages.length, run: run.id } })
    return { sourceId, runId: run.id, runNumber: run.number, pages: pages.length }
  })
}
