import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { openRun } from '../runs/open-run'
import { idRanges } from '../samples/id-ranges'
import { keepWords } from './consensus/rules'
import type { SiftInput } from './consensus/schema'
import { readPanel } from './read-panel'

/** Keeps what a panel finds safe, or finds to be what was asked for; rejects the rest; hands the undecided to people. It can be undone. */
export async function siftSamples(ctx: Ctx, input: SiftInput) {
  allow(ctx, 'curate')
  const { filter, review, label, idempotencyKey, ...chosen } = input
  return transaction(ctx, async (ctx) => {
    if (idempotencyKey) {
      const before = await ctx.db.run.findFirst({
        where: { projectId: ctx.projectId, idempotencyKey },
        select: { id: true, number: true, title: true, total: true },
      })
      if (before) return before
    }
    const { dataset, judges, panel } = await readPanel(ctx, chosen)
    const ranges = await idRanges(ctx, dataset.id, { ...filter, judged: true })
    const total = ranges.reduce((sum, { size }) => sum + size, 0)
    if (total === 0) throw conflict('No judge has answered about any of these samples')
    const plan = {
      judgeIds: judges.map(({ id }) => id),
      rule: chosen.rule,
      keep: chosen.keep,
      filter: { ...filter, judged: true },
      review,
      label,
      userId: ctx.actor.id,
      weights: Object.fromEntries(panel.judges.map(({ id, weight }) => [id, weight])),
      // As a bulk act it can be undone like one.
      act: { kind: 'reject' },
      startedAt: new Date().toISOString(),
      byPerson: false,
    }
    const run = await openRun(ctx, {
      kind: 'sift',
      title: `${keepWords[chosen.keep]}: ${judges.map(({ name }) => name).join(', ')}`.slice(0, 200),
      datasetId: dataset.id,
      plan: JSON.parse(JSON.stringify(plan)),
      batches: ranges,
      ...(idempotencyKey && { idempotencyKey }),
    })
    return { ...run, total }
  })
}
