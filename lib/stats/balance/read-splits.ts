import { z } from 'zod'
import type { Ctx } from '../../ctx'
import { splits } from '../../snapshots/export/schema'
import type { BalanceView } from '../schema'

const summary = z.object({ splits: z.object({ sizes: z.partialRecord(z.enum(splits), z.number()) }) })

/** How the newest snapshot is split, from its own summary. */
export async function readSplits(ctx: Ctx, datasetId: string): Promise<BalanceView['splits']> {
  const taken = await ctx.db.snapshot.findFirst({
    where: { projectId: ctx.projectId, datasetId, status: 'taken' },
    orderBy: { id: 'desc' },
    select: { id: true, version: true, takenAt: true, summary: true },
  })
  const read = summary.safeParse(taken?.summary)
  if (!taken?.takenAt || !read.success) return null
  const { sizes } = read.data.splits
  return {
    snapshotId: taken.id,
    version: taken.version,
    takenAt: taken.takenAt.toISOString(),
    shares: splits.map((key) => ({ key, name: key, kind: 'none', count: sizes[key] ?? 0, target: null })),
  }
}
