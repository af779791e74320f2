import { allow, type Ctx } from '../ctx'
import { excerptOf } from '../samples/text/rules'
import { unseenIds } from '../samples/unseen-ids'
import type { ListOverruledInput, Overruled } from './dispute/schema'

type Row = Omit<Overruled, 'at' | 'excerpt'> & { prompt: string; at: Date }

/** Where one's own answer did not become the label, what did, and why. Only one's own. */
export async function listOverruled(ctx: Ctx, { take, before }: ListOverruledInput): Promise<Overruled[]> {
  allow(ctx, 'review')
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT a."itemId", a."sampleId", q.name AS queue, left(m.prompt, 400) AS prompt, mine."toLabels" AS said, mine.act::text AS "saidAct", last."toLabels" AS labels, a.cause::text AS cause, a.note, a."createdAt" AS at
    FROM "Adjudication" a JOIN "Queue" q ON q.id = a."queueId" JOIN "Sample" m ON m.id = a."sampleId" JOIN "Decision" last ON last.id = a."decisionId"
    JOIN "QueueSeat" s ON s."itemId" = a."itemId" AND s."userId" = ${ctx.actor.id}::uuid JOIN "Decision" mine ON mine.id = s."decisionId"
    WHERE a."projectId" = ${ctx.projectId}::uuid AND (mine.act NOT IN ('accept', 'relabel') OR NOT (mine."toLabels" @> last."toLabels" AND mine."toLabels" <@ last."toLabels"))
      AND (${before ?? null}::uuid IS NULL OR (a."createdAt", a."itemId") < (SELECT b."createdAt", b."itemId" FROM "Adjudication" b WHERE b."itemId" = ${before ?? null}::uuid AND b."projectId" = ${ctx.projectId}::uuid))
    ORDER BY a."createdAt" DESC, a."itemId" DESC LIMIT ${take}`
  const held = await unseenIds(ctx)
  return rows
    .filter(({ sampleId }) => !held.includes(sampleId))
    .map(({ prompt, at, ...row }) => ({ ...row, excerpt: excerptOf(prompt, []), at: at.toISOString() }))
}
