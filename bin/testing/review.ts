import { ctxOf, makeMember } from './people'
import { newProject } from './new-project'
import type { Ctx } from '@/lib/ctx'
import { newId } from '@/lib/ids'
import { claimItems } from '@/lib/review/claim-items'
import { createQueue } from '@/lib/review/create-queue'
import type { DecideEntry, ReviewAct } from '@/lib/review/decision/schema'
import type { CreateQueueInput } from '@/lib/review/queue/schema'
import { recordDecisions } from '@/lib/review/record-decisions'
import { addSamples } from '@/lib/samples/add-samples'

/** A project with samples, a queue over them, and people to work on it. */
export async function reviewProject<const N extends readonly string[]>(
  count: number,
  names: N,
  queue: Partial<CreateQueueInput> = {},
) {
  const { ctx: owner, datasetId } = await newProject()
  const people: Ctx[] = []
  for (const name of names) {
    const { id } = await makeMember(owner.projectId, 'reviewer', name)
    people.push(ctxOf(owner.projectId, 'reviewer', { id, name }))
  }
  const { ids } = await addSamples(owner, {
    datasetId,
    samples: Array.from({ length: count }, (_, at) => ({ prompt: `When does ferry ${at} leave?`, labels: ['safe'] })),
    labelSource: 'import',
  })
  const made = await createQueue(owner, { name: 'Ferries', sampleIds: ids, ...queue })
  return { owner, datasetId, ids, people: people as { -readonly [K in keyof N]: Ctx }, queueId: made.id }
}

/** A browser tab of one person. */
export const newTab = () => ({ tabId: newId(), loadId: newId() })

export const claim = (ctx: Ctx, queueId: string, more: Partial<Parameters<typeof claimItems>[1]> = {}) =>
  claimItems(ctx, { queueId, ...newTab(), take: 12, holding: [], pastBudget: false, ...more })

export async function say(
  ctx: Ctx,
  { itemId, sample }: { itemId?: string; sample: { id: string; revision: number } },
  act: ReviewAct,
  more: Partial<DecideEntry> = {},
) {
  const [result] = await recordDecisions(ctx, {
    entries: [
      {
        kind: 'decide',
        key: newId(),
        sampleId: sample.id,
        revision: sample.revision,
        act,
        ...(itemId && { itemId }),
        ...more,
      },
    ],
  })
  if (!result) throw new Error('no answer')
  return result
}

export async function undo(ctx: Ctx, of: string) {
  const [result] = await recordDecisions(ctx, { entries: [{ kind: 'undo', key: newId(), of }] })
  if (!result) throw new Error('no answer')
  return result
}
