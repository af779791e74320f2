import { allow, type Ctx } from '../ctx'
import { polarityOf } from '../policy/rules'
import { findDataset } from '../samples/find-dataset'
import type { Dispute, ListDisputesInput, Side } from './dispute/schema'
import { readReviewSamples } from './read-review-samples'

type Row = {
  id: string
  queueId: string
  queue: string
  sampleId: string
  sides: Omit<Side, 'who' | 'polarity'>[]
  left: number
}

/** What people could not agree on, side by side. Who said what stays hidden; each item shuffles them anew. */
export async function listDisputes(
  ctx: Ctx,
  { dataset: wanted, queue, after, take }: ListDisputesInput,
): Promise<Dispute[]> {
  allow(ctx, 'curate')
  const dataset = await findDataset(ctx, wanted)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT i.id, i."queueId", q.name AS queue, i."sampleId", (count(*) OVER ())::int AS left,
      (SELECT jsonb_agg(jsonb_build_object('act', d.act, 'labels', d."toLabels", 'seconds', d.seconds, 'note', d.note) ORDER BY md5(s.id::text || i.id::text))
        FROM "QueueSeat" s JOIN "Decision" d ON d.id = s."decisionId" WHERE s."itemId" = i.id) AS sides
    FROM "QueueItem" i JOIN "Queue" q ON q.id = i."queueId"
    WHERE q."projectId" = ${ctx.projectId}::uuid AND q."datasetId" = ${dataset.id}::uuid AND i.state = 'disputed' AND (${queue ?? null}::uuid IS NULL OR q.id = ${queue ?? null}::uuid)
      AND (${after ?? null}::uuid IS NULL OR i.id > ${after ?? null}::uuid) ORDER BY i.id LIMIT ${take}`
  const samples = await readReviewSamples(
    ctx,
    { datasetId: dataset.id, blind: false },
    rows.map(({ sampleId }) => sampleId),
  )
  return rows.flatMap(({ id: itemId, queueId, queue, sampleId, sides, left }) => {
    const sample = samples.find((each) => each.id === sampleId)
    if (!sample) return []
    const named = sides.map((side, at) => ({
      ...side,
      who: `Reviewer ${String.fromCharCode(65 + at)}`,
      polarity:
        side.act === 'accept' || side.act === 'relabel'
          ? polarityOf(dataset.labels.filter(({ code }) => side.labels.includes(code)))
          : ('none' as const),
    }))
    return [{ itemId, queueId, queue, left, sample, sides: named }]
  })
}
