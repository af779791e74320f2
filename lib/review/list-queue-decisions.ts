import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import type { Polarity } from '../samples/schema'
import { polarityOf } from '../policy/rules'
import { findDataset } from '../samples/find-dataset'
import { unseenIds } from '../samples/unseen-ids'
import {
  type ItemState,
  type ListQueueDecisionsInput,
  listQueueDecisionsInput,
  type PersonsAnswer,
  type QueueDecisions,
} from './queue/schema'

type Row = {
  id: string
  sampleId: string
  state: ItemState
  probability: number | null
  settledLabels: string[] | null
  answers: PersonsAnswer[]
}

/** Which samples of a queue are decided, by whom, and what came of it. Known answers that were slipped in are left out. */
export async function listQueueDecisions(ctx: Ctx, input: ListQueueDecisionsInput): Promise<QueueDecisions> {
  allow(ctx, 'curate')
  const { queueId, after, take } = listQueueDecisionsInput.parse(input)
  const queue = await ctx.db.queue.findFirst({
    where: { id: queueId, projectId: ctx.projectId },
    select: { id: true, name: true, kind: true, datasetId: true },
  })
  if (!queue) throw notFound('Queue')
  const { datasetId, ...head } = queue
  const [dataset, counts, rows] = await Promise.all([
    findDataset(ctx, datasetId),
    ctx.db.queueItem.groupBy({ by: ['state'], where: { queueId, gold: false }, _count: true }),
    itemsOf(ctx, queueId, after, take + 1),
  ])
  const of = (state: ItemState) => counts.find((each) => each.state === state)?._count ?? 0
  const held = await unseenIds(ctx, datasetId)
  const items = rows.slice(0, take).map(({ settledLabels, ...row }) => {
    const labels = settledLabels ?? (row.state === 'decided' ? agreed(row.answers) : null)
    return { ...row, labels, polarity: labels && polarityIn(dataset.labels, labels) }
  })
  return {
    queue: {
      ...head,
      items: counts.reduce((sum, { _count }) => sum + _count, 0),
      open: of('open'),
      disputed: of('disputed'),
    },
    items: items.filter(({ sampleId }) => !held.includes(sampleId)),
    next: rows.length > take ? (items.at(-1)?.id ?? null) : null,
  }
}

/** Only an answer that gives labels is one; what was rejected or flagged has none. */
function agreed(answers: readonly PersonsAnswer[]) {
  const counts = new Map<string, { labels: string[]; count: number }>()
  for (const { act, labels } of answers) {
    if (act !== 'accept' && act !== 'relabel') continue
    const key = labels.join('\n')
    counts.set(key, { labels, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)[0]?.labels ?? null
}

const polarityIn = (known: readonly { code: string; polarity: Polarity }[], labels: readonly string[]) =>
  polarityOf(known.filter(({ code }) => labels.includes(code)))

function itemsOf(ctx: Ctx, queueId: string, after: string | undefined, take: number) {
  return ctx.db.$queryRaw<Row[]>`
    SELECT i.id, i."sampleId", i.state::text AS state, i.probability, settled."toLabels" AS "settledLabels",
      coalesce((SELECT jsonb_agg(jsonb_build_object('decisionId', d.id, 'userId', d."userId", 'by', coalesce(u.name, 'Someone'), 'act', d.act, 'fromLabels', d."fromLabels", 'labels', d."toLabels", 'note', d.note,
          'seconds', d.seconds, 'suggestionsVisible', d."suggestionsVisible", 'policyVersion', v.number, 'at', to_char(d."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY s."decidedAt")
        FROM "QueueSeat" s JOIN "Decision" d ON d.id = s."decisionId" LEFT JOIN "User" u ON u.id = d."userId" LEFT JOIN "PolicyVersion" v ON v.id = d."policyVersionId" WHERE s."itemId" = i.id), '[]') AS answers
    FROM "QueueItem" i LEFT JOIN "Adjudication" a ON a."itemId" = i.id LEFT JOIN "Decision" settled ON settled.id = a."decisionId"
    WHERE i."queueId" = ${queueId}::uuid AND NOT i.gold AND (${after ?? null}::uuid IS NULL OR i.id > ${after ?? null}::uuid)
    ORDER BY i.id LIMIT ${take}`
}
