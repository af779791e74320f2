import type { Ctx } from '../../ctx'
import { Prisma } from '../../generated/prisma/client'
import { unseenBy } from '../../samples/unseen-by'
import { comparedText } from '../rules'
import type { LeakSide, LeakView, Side } from '../schema'

type Leak = { leftId: string; rightId: string; leftAt: number | null; rightAt: number | null; similarity: number }
type Asked = { runId: string; left: Side; right: Side; after?: string | undefined; take: number }

/** What a search found, nearest first, from any place on, with the texts of both sides. */
export async function readLeaks(ctx: Ctx, { runId, left, right, after, take }: Asked) {
  const [similarity, id] = after?.split('_') ?? []
  const beyond =
    similarity && id
      ? Prisma.sql`(similarity, "rightId") < (${Number(similarity)}::float8, ${id}::uuid)`
      : Prisma.sql`true`
  const found = await ctx.db.$queryRaw<Leak[]>`
    SELECT "leftId", "rightId", "leftAt", "rightAt", similarity FROM "DuplicateLeak"
    WHERE "runId" = ${runId}::uuid AND "projectId" = ${ctx.projectId}::uuid AND ${beyond}
    ORDER BY similarity DESC, "rightId" DESC LIMIT ${take + 1}`
  const shown = found.slice(0, take)
  const [ofLeft, ofRight] = await Promise.all([
    readSide(
      ctx,
      left,
      shown.map(({ leftId, leftAt }) => ({ id: leftId, at: leftAt })),
    ),
    readSide(
      ctx,
      right,
      shown.map(({ rightId, rightAt }) => ({ id: rightId, at: rightAt })),
    ),
  ])
  const held = await unseenBy(
    ctx,
    shown.flatMap(({ leftId, rightId }) => [leftId, rightId]),
  )
  const last = found.length > take ? shown.at(-1) : undefined
  return {
    leaks: shown.map(({ leftId, rightId, similarity }): LeakView => {
      const told = [held.get(leftId), held.get(rightId)].flatMap((each) => each ?? [])
      const blind = told.some((each) => each.blind)
      const hidden = { labels: [], polarity: 'none' as const, ...(blind && { unseen: true as const }) }
      const side = (row: LeakSide | undefined): LeakSide | null =>
        row && told.length > 0 ? { ...row, ...hidden } : (row ?? null)
      return { similarity, left: side(ofLeft.get(leftId)), right: side(ofRight.get(rightId)) }
    }),
    next: last ? `${last.similarity}_${last.rightId}` : null,
  }
}

type Row = Omit<LeakSide, 'text' | 'unseen'> & { prompt: string; response: string | null; unwrapped: string | null }

/** Rows of a snapshot as they were frozen, samples as they are now. */
async function readSide(ctx: Ctx, { dataset, snapshot }: Side, rows: { id: string; at: number | null }[]) {
  const places = rows.flatMap(({ at }) => at ?? [])
  const found = snapshot
    ? await ctx.db.$queryRaw<Row[]>`
        SELECT "sampleId" AS id, prompt, response, unwrapped, labels, polarity::text AS polarity FROM "SnapshotRow"
        WHERE "snapshotId" = ${snapshot}::uuid AND position = ANY(${places}::int[])`
    : await ctx.db.sample.findMany({
        where: { projectId: ctx.projectId, datasetId: dataset, id: { in: rows.map(({ id }) => id) } },
        select: { id: true, prompt: true, response: true, unwrapped: true, labels: true, polarity: true },
      })
  return new Map(
    found.map(({ id, labels, polarity, ...texts }) => [id, { id, labels, polarity, text: comparedText(texts) }]),
  )
}
