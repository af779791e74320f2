import { allow, type Ctx } from '../ctx'
import { findDataset } from '../samples/find-dataset'
import type { SiftsInput, SiftView } from './consensus/schema'

/** What was sifted by consensus, the latest first, with its sides and the queue of the undecided. */
export async function listSifts(ctx: Ctx, { dataset: wanted }: SiftsInput): Promise<SiftView[]> {
  allow(ctx, 'read')
  const { id: datasetId } = await findDataset(ctx, wanted)
  const rows = await ctx.db.$queryRaw<(Omit<SiftView, 'at'> & { at: Date })[]>`
    SELECT r.id AS "runId", r.number, r.title, r.status::text AS status, r.plan->>'rule' AS rule, r.result, q.id AS "queueId", r.actor->>'name' AS by, r."createdAt" AS at,
      EXISTS (SELECT 1 FROM "Run" u WHERE u."projectId" = r."projectId" AND u."idempotencyKey" = 'undo:' || r.id) AS undone
    FROM "Run" r LEFT JOIN "Queue" q ON q."projectId" = r."projectId" AND q."idempotencyKey" = 'sift ' || r.id
    WHERE r."projectId" = ${ctx.projectId}::uuid AND r."datasetId" = ${datasetId}::uuid AND r.kind = 'sift' ORDER BY r.id DESC LIMIT 20`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
