import { allow, type Ctx } from '../ctx'
import type { SourceFilter, SourceView } from './schema'
import { sourceSelect, sourceView } from './source-view'

export async function listSources(ctx: Ctx, { datasetId, before, take }: SourceFilter): Promise<SourceView[]> {
  allow(ctx, 'read')
  const rows = await ctx.db.source.findMany({
    where: { projectId: ctx.projectId, ...(datasetId && { datasetId }), ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take,
    select: sourceSelect,
  })
  return rows.map(sourceView)
}
