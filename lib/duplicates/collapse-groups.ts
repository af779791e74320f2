import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { openRun } from '../runs/open-run'
import { findDataset } from '../samples/find-dataset'
import { unseenIds } from '../samples/unseen-ids'
import { groupConditions } from './group-conditions'
import type { CollapseGroupsInput } from './schema'

const batchSize = 500

/** Takes the copies out of groups whose labels agree and keeps the best of each, as a run that can be undone. */
export async function collapseGroups(ctx: Ctx, { dataset, groups, filter, idempotencyKey }: CollapseGroupsInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const { id: datasetId } = await findDataset(ctx, dataset)
    const held = await unseenIds(ctx, datasetId)
    const which = groups
      ? Prisma.sql`${groupConditions(ctx, datasetId, held, { kept: false })} AND g.id = ANY(${groups}::uuid[])`
      : groupConditions(ctx, datasetId, held, filter ?? { kept: false })
    const found = await ctx.db.$queryRaw<{ id: string }[]>`
      SELECT g.id FROM "DuplicateGroup" g WHERE ${which} AND g.lane = 'collapse' ORDER BY g.id`
    if (found.length === 0) throw conflict('There is nothing to collapse any more')
    const [clock] = await ctx.db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
    const ids = found.map(({ id }) => id)
    const batches = Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, at) => {
      const share = ids.slice(at * batchSize, (at + 1) * batchSize)
      return { first: at * batchSize, size: share.length, input: { groupIds: share } }
    })
    const run = await openRun(ctx, {
      kind: 'collapse-duplicates',
      title: `Collapse ${ids.length.toLocaleString('en-US')} ${ids.length === 1 ? 'group' : 'groups'} of copies`,
      datasetId,
      // In the words of a bulk deletion, which its undo reads.
      plan: {
        filter: {},
        act: { kind: 'delete' },
        startedAt: (clock?.now ?? new Date()).toISOString(),
        userId: ctx.actor.id,
        byPerson: ctx.actor.type === 'user',
      },
      batches,
      ...(idempotencyKey && { idempotencyKey }),
    })
    return { ...run, groups: ids.length }
  })
}
