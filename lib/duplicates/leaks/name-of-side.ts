import type { Ctx } from '../../ctx'
import { notFound } from '../../errors'
import { Prisma } from '../../generated/prisma/client'
import type { Side } from '../schema'

/** What a side is called, and how many rows it has. Looked up within the project: what is not there is nobody's. */
export async function nameOfSide(ctx: Ctx, side: Side): Promise<{ name: string; rows: number }> {
  const { dataset, source, snapshot, split } = side
  const where = { projectId: ctx.projectId }
  const found = await ctx.db.dataset.findFirst({ where: { ...where, id: dataset }, select: { name: true } })
  if (!found) throw notFound('Dataset')
  if (snapshot) {
    const taken = await ctx.db.snapshot.findFirst({
      where: { ...where, id: snapshot, datasetId: dataset, status: 'taken' },
      select: { version: true },
    })
    if (!taken) throw notFound('Snapshot')
    const ofSplit = split ? Prisma.sql`AND split = ${split}::"Split"` : Prisma.empty
    const [count] = await ctx.db.$queryRaw<{ rows: number }[]>`
      SELECT count(*)::int AS rows FROM "SnapshotRow" WHERE "snapshotId" = ${snapshot}::uuid ${ofSplit}`
    return { name: sideName(found.name, { version: taken.version, split }), rows: count?.rows ?? 0 }
  }
  const rows = await ctx.db.sample.count({
    where: { ...where, datasetId: dataset, ...(source && { sourceId: source }) },
  })
  if (!source) return { name: found.name, rows }
  const of = await ctx.db.source.findFirst({ where: { ...where, id: source }, select: { name: true } })
  if (!of) throw notFound('Source')
  return { name: sideName(found.name, { source: of.name }), rows }
}

type Part = { source?: string; version?: string; split?: string | null | undefined }

/** "User prompts: a file.csv", "User prompts 1.0.0, test". */
export const sideName = (dataset: string, { source, version, split }: Part) =>
  source ? `${dataset}: ${source}` : `${dataset}${version ? ` ${version}` : ''}${split ? `, ${split}` : ''}`
