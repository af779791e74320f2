import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { judgedText, mostRows, type Part } from './rules'
import type { TextRow } from './threads/work'

type From = { snapshotId: string; target: 'prompt' | 'response' }
export type SnapshotTextRow = TextRow & { part: Part }

const atOnce = 10_000

/** A snapshot's labelled rows with the parts they were put into, and how many there are. Of more than fit, the seed draws as many as do. */
export async function readSnapshotRows(ctx: Ctx, { snapshotId, target }: From, { seed, most = mostRows }: Drawing) {
  const labelled = Prisma.sql`r."snapshotId" = ${snapshotId}::uuid AND r.polarity IN ('safe', 'unsafe')`
  const [counted] = await ctx.db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM "SnapshotRow" r JOIN "Snapshot" n ON n.id = r."snapshotId" AND n."projectId" = ${ctx.projectId}::uuid WHERE ${labelled}`
  const of = Number(counted?.count ?? 0)
  const drawn =
    of <= most
      ? Prisma.sql`TRUE`
      : Prisma.sql`('x' || substr(md5(r."sampleId"::text || ${String(seed)}), 1, 8))::bit(32)::bigint < ${Math.floor((most / of) * 2 ** 32)}`
  const rows: SnapshotTextRow[] = []
  for (let last = -1; ; ) {
    const page = await ctx.db.$queryRaw<(SnapshotTextRow & { position: number })[]>`
      SELECT r.position, r.split::text AS part, r."sampleId", r.prompt, r.response, r.labels, r.polarity = 'unsafe' AS unsafe, r.source, r.language, r.wrapper,
        r.characters, (SELECT s."familyId" FROM "Sample" s WHERE s.id = r."sampleId") AS "familyId"
      FROM "SnapshotRow" r JOIN "Snapshot" n ON n.id = r."snapshotId" AND n."projectId" = ${ctx.projectId}::uuid
      WHERE ${labelled} AND ${drawn} AND r.position > ${last} ORDER BY r.position LIMIT ${atOnce}`
    for (const { position, ...row } of page) {
      rows.push({ ...row, ...judgedText(target, row) })
      last = position
    }
    if (page.length < atOnce) return { rows, of }
  }
}

type Drawing = { seed: number; most?: number }
