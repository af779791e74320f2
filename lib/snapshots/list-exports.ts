import { allow, type Ctx } from '../ctx'
import { exportView } from './export-view'
import type { ExportView, ListExportsInput } from './export/schema'

/** What was taken out of the project, by whom and what for; the newest first. */
export async function listExports(ctx: Ctx, { snapshotId, before, take }: ListExportsInput): Promise<ExportView[]> {
  allow(ctx, 'read')
  const rows = await ctx.db.export.findMany({
    where: {
      projectId: ctx.projectId,
      ...(snapshotId && { snapshotId }),
      ...(before && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take,
  })
  return rows.map(exportView)
}
