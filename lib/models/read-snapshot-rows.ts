import type { Ctx } from '../ctx'
import { judgedText, mostRows, type Part } from './rules'
import type { TextRow } from './threads/work'

type From = { snapshotId: string; target: 'prompt' | 'response' }
type Row = TextRow & { part: Part }

const atOnce = 10_000

/** A snapshot's labelled rows with the parts they were put into. Of more than fit, the first. */
export async function readSnapshotRows(ctx: Ctx, { snapshotId, target }: From) {
  const rows: Row[] = []
  for (let last = -1; rows.length < mostRows; ) {
    const page = await ctx.db.$queryRaw<(Row & { position: number })[]>`
      SELECT r.position, r.split::text AS part, r."sampleId", r.prompt, r.response, r.labels, r.polarity = 'unsafe' AS unsafe, r.source, r.language,
        r.characters, (SELECT s."familyId" FROM "Sample" s WHERE s.id = r."sampleId") AS "familyId"
      FROM "SnapshotRow" r JOIN "Snapshot" n ON n.id = r."snapshotId" AND n."projectId" = ${ctx.projectId}::uuid
      WHERE r."snapshotId" = ${snapshotId}::uuid AND r.polarity IN ('safe', 'unsafe') AND r.position > ${last}
      ORDER BY r.position LIMIT ${atOnce}`
    for (const { position, ...row } of page) {
      rows.push({ ...row, ...judgedText(target, row) })
      last = position
    }
    if (page.length < atOnce) break
  }
  return rows
}
