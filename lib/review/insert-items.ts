import type { Ctx } from '../ctx'

type Item = { sampleId: string; probability: number | null; random: boolean }
type Into = { id: string; overlap: number; overlapShare: number }

/** Puts samples at the end of a queue, with a seat for each person that is asked for. What it holds already stays where it is. */
export async function insertItems(ctx: Ctx, { id: queueId, overlap, overlapShare }: Into, items: readonly Item[]) {
  if (items.length === 0) return 0
  return ctx.db.$executeRaw`
    WITH place AS (SELECT coalesce(max(position), -1) AS last FROM "QueueSeat" WHERE "queueId" = ${queueId}::uuid),
    made AS (
      INSERT INTO "QueueItem" (id, "queueId", "sampleId", position, probability, random, wanted)
      SELECT gen_random_uuid(), ${queueId}::uuid, row."sampleId", place.last + row.place::int, row.probability, row.random,
        CASE WHEN random() < ${overlapShare}::float THEN ${overlap}::int ELSE 1 END
      FROM place, ROWS FROM (jsonb_to_recordset(${JSON.stringify(items)}::jsonb) AS ("sampleId" uuid, probability float, random boolean)) WITH ORDINALITY AS row("sampleId", probability, random, place)
      ON CONFLICT ("queueId", "sampleId") DO NOTHING RETURNING id, position, wanted
    )
    INSERT INTO "QueueSeat" (id, "queueId", "itemId", position)
    SELECT gen_random_uuid(), ${queueId}::uuid, made.id, made.position FROM made, generate_series(1, made.wanted)`
}
