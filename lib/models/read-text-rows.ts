import { createHash } from 'node:crypto'
import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { SampleFilter } from '../samples/filter/schema'
import { judgedText, mostRows } from './rules'
import type { TextRow } from './threads/work'
import { trainingConditions } from './training-conditions'

/** With a draw in [0, 1) that its family of copies decides, the same for all of them and at every time. */
export type DrawnRow = TextRow & { draw: number; group: string }

type Row = Omit<DrawnRow, 'draw' | 'source'> & { sourceId: string | null }

type From = { datasetId: string; target: 'prompt' | 'response' }
type Which = { filter: SampleFilter; seed: number }

const atOnce = 10_000

/** The labelled samples of a dataset in the order of their ids, and how many there are. Of more than fit, the seed draws as many as do. */
export async function readTextRows(ctx: Ctx, { datasetId, target }: From, { filter, seed }: Which) {
  const where = trainingConditions(ctx, datasetId, filter)
  const [counted] = await ctx.db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM "Sample" WHERE ${where}`
  const of = Number(counted?.count ?? 0)
  const share = Math.min(1, mostRows / Math.max(1, of))
  const drawn =
    share === 1
      ? Prisma.sql`TRUE`
      : Prisma.sql`('x' || substr(md5(id::text || ${String(seed)}), 1, 8))::bit(32)::bigint < ${Math.floor(share * 2 ** 32)}`
  const sources = await sourceNames(ctx)
  const rows: DrawnRow[] = []
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await ctx.db.$queryRaw<Row[]>`
      SELECT id AS "sampleId", prompt, response, labels, polarity = 'unsafe' AS unsafe, "sourceId", language, characters, "familyId", wrapper,
        coalesce("familyId", (SELECT "groupId" FROM "DuplicateMember" m WHERE m."sampleId" = "Sample".id), "contentHash")::text AS "group"
      FROM "Sample" WHERE ${where} AND ${drawn} AND id > ${last}::uuid ORDER BY id LIMIT ${atOnce}`
    for (const { sourceId, ...row } of page)
      rows.push({
        ...row,
        ...judgedText(target, row),
        source: sources.get(sourceId ?? '') ?? null,
        draw: drawOf(seed, row.group),
      })
    if (page.length < atOnce) return { rows, of }
    last = page.at(-1)?.sampleId ?? last
  }
}

export function drawOf(seed: number, group: string) {
  return createHash('sha256').update(`${seed}:${group}`).digest().readUInt32BE(0) / 2 ** 32
}

async function sourceNames(ctx: Ctx) {
  const sources = await ctx.db.source.findMany({
    where: { projectId: ctx.projectId },
    select: { id: true, name: true },
  })
  return new Map(sources.map(({ id, name }) => [id, name]))
}
