import { allow, type Ctx, transaction } from '../ctx'
import { conflict, notFound } from '../errors'
import { openRun } from '../runs/open-run'
import { defaultThreshold } from './rules'
import type { FindLeaksInput, Side } from './schema'

/** Looks for samples of one collection that another has too, word for word or nearly, as a run. */
export async function findLeaks(ctx: Ctx, { left, right, threshold }: FindLeaksInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const [one, other] = [await nameOf(ctx, left), await nameOf(ctx, right)]
    const total = await ctx.db.sample.count({
      where: { projectId: ctx.projectId, datasetId: right.dataset, ...(right.source && { sourceId: right.source }) },
    })
    if (total === 0) throw conflict(`${other} holds no samples`)
    return openRun(ctx, {
      kind: 'find-leaks',
      title: `Look for ${other} in ${one}`,
      datasetId: right.dataset,
      plan: { left, right, threshold: threshold ?? defaultThreshold },
      batches: [{ first: 0, size: total }],
    })
  })
}

async function nameOf(ctx: Ctx, { dataset, source }: Side) {
  const found = await ctx.db.dataset.findFirst({
    where: { id: dataset, projectId: ctx.projectId },
    select: { name: true },
  })
  if (!found) throw notFound('Dataset')
  if (!source) return found.name
  const of = await ctx.db.source.findFirst({ where: { id: source, projectId: ctx.projectId }, select: { name: true } })
  if (!of) throw notFound('Source')
  return of.name
}
