import type { Ctx } from '../../ctx'
import { listQueueDecisions } from '../../review/list-queue-decisions'
import type { QueueItemView } from '../../review/queue/schema'
import type { Polarity } from '../../samples/schema'

export type BlindAnswer = { labels: string[]; polarity: Polarity }

/** What people made of a queue without having seen a verdict. An answer given in sight of one counts for nothing here. */
export async function blindAnswers(ctx: Ctx, queueId: string): Promise<Map<string, BlindAnswer>> {
  const found = new Map<string, BlindAnswer>()
  // Its counts are for whoever reads the project; the verb behind it is for those who may also change it.
  const reader = { ...ctx, role: 'curator' as const }
  for (let after: string | undefined; ; ) {
    const page = await listQueueDecisions(reader, { queueId, ...(after && { after }), take: 5_000 })
    for (const item of page.items)
      if (isBlind(item)) found.set(item.sampleId, { labels: item.labels, polarity: item.polarity })
    if (!page.next) return found
    after = page.next
  }
}

const isBlind = (item: QueueItemView): item is QueueItemView & BlindAnswer =>
  item.labels !== null &&
  item.polarity !== null &&
  item.polarity !== 'none' &&
  item.answers.every(({ suggestionsVisible }) => !suggestionsVisible)
