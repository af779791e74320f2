import { allow, type Ctx, transaction } from '../ctx'
import { conflict, invalid, notFound } from '../errors'
import { openRun } from '../runs/open-run'
import { bulkTitle } from './bulk/rules'
import type { BulkAct, BulkSamplesInput } from './bulk/schema'
import { findDataset } from './find-dataset'
import { idRanges } from './id-ranges'
import { labelProblem } from './rules'
import type { DatasetInfo } from './schema'
import { hiddenFrom } from './seen-conditions'

const byHandAtMost = 1_000

/** One act on all that match, as a run that can be watched, stopped and undone. A reviewer may act on rows they picked; on a filter, a curator. */
export async function bulkSamples(ctx: Ctx, { dataset: wanted, filter, act, idempotencyKey }: BulkSamplesInput) {
  const picked = filter.ids !== undefined && act.kind !== 'delete' && act.kind !== 'move'
  allow(ctx, picked ? 'review' : 'curate')
  return transaction(ctx, async (ctx) => {
    if (idempotencyKey) {
      const before = await ctx.db.run.findFirst({
        where: { projectId: ctx.projectId, idempotencyKey },
        select: { id: true, number: true, title: true, total: true },
      })
      if (before) return before
    }
    const dataset = await findDataset(ctx, wanted)
    await checkAct(ctx, dataset, act)
    const ranges = await idRanges(ctx, dataset.id, filter)
    const total = ranges.reduce((sum, { size }) => sum + size, 0)
    if (total === 0) throw conflict('Nothing matches any more')
    if (picked && total > byHandAtMost) throw invalid('At most 1,000 samples can be picked')

    const [clock] = await ctx.db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
    const plan = {
      filter,
      held: await hiddenFrom(ctx, dataset.id, filter),
      act,
      startedAt: (clock?.now ?? new Date()).toISOString(),
      userId: ctx.actor.id,
      byPerson: ctx.actor.type === 'user',
    }
    const run = await openRun(ctx, {
      kind: 'bulk-label',
      title: bulkTitle(act, total),
      datasetId: dataset.id,
      plan: JSON.parse(JSON.stringify(plan)),
      batches: ranges,
      ...(idempotencyKey && { idempotencyKey }),
    })
    return { ...run, total }
  })
}

async function checkAct(ctx: Ctx, dataset: DatasetInfo, act: BulkAct) {
  const labels = act.kind === 'label' ? act.labels : act.kind === 'replace' ? [act.to] : []
  const problem = labelProblem(labels, dataset)
  if (problem) throw invalid(problem)
  if (act.kind !== 'move') return
  const to = await ctx.db.dataset.findFirst({
    where: { id: act.toDataset, projectId: ctx.projectId },
    select: { id: true, policyVersionId: true, target: true },
  })
  if (!to || to.id === dataset.id) throw notFound('Dataset')
  if (to.policyVersionId !== dataset.policyVersionId)
    throw invalid('Samples move between datasets of the same policy version only')
  if (to.target !== dataset.target) throw invalid('One dataset judges prompts, the other responses')
}
