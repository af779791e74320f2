import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { findDataset } from '../samples/find-dataset'
import { excerptOf } from '../samples/text/rules'
import { unseenIds } from '../samples/unseen-ids'
import { groupConditions } from './group-conditions'
import type { GroupPage, GroupRow, ListGroupsInput } from './schema'

type Row = Omit<GroupRow, 'excerpt'> & { text: string }

/** Groups of copies, the largest first, a page at a time from any place on. */
export async function listGroups(ctx: Ctx, { dataset, after, take, ...filter }: ListGroupsInput): Promise<GroupPage> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, dataset)
  const where = groupConditions(ctx, datasetId, await unseenIds(ctx, datasetId), filter)
  const [size, id] = after?.split('.') ?? []
  const beyond = size && id ? Prisma.sql`(g.size, g.id) < (${Number(size)}::int, ${id}::uuid)` : Prisma.sql`true`
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT page.*, coalesce(left(coalesce(s.unwrapped, s.prompt), 400), '') AS text,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('labels', labels, 'polarity', polarity, 'count', count) ORDER BY count DESC, labels), '[]')
        FROM (SELECT labels, polarity, count(*)::int AS count FROM "DuplicateMember" m WHERE m."groupId" = page.id GROUP BY 1, 2) AS sets) AS labelled
    FROM (SELECT g.id, g.size, g.lane::text AS lane, g.exact, g.least, g."byMeaning", g.kept FROM "DuplicateGroup" g WHERE ${where} AND ${beyond}
      ORDER BY g.size DESC, g.id DESC LIMIT ${take + 1}) AS page LEFT JOIN "Sample" s ON s.id = page.id
    ORDER BY page.size DESC, page.id DESC`
  const total = after
    ? null
    : ((
        await ctx.db.$queryRaw<
          { count: number }[]
        >`SELECT count(*)::int AS count FROM "DuplicateGroup" g WHERE ${where}`
      )[0]?.count ?? 0)
  const last = rows.length > take ? rows[take - 1] : undefined
  return {
    groups: rows.slice(0, take).map(({ text, ...row }) => ({ ...row, excerpt: excerptOf(text, []) })),
    total,
    next: last ? `${last.size}.${last.id}` : null,
  }
}
