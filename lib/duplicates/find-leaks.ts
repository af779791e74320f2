import { allow, type Ctx, transaction } from '../ctx'
import { conflict } from '../errors'
import { openRun } from '../runs/open-run'
import { nameOfSide } from './leaks/name-of-side'
import { defaultThreshold } from './rules'
import type { FindLeaksInput } from './schema'

/** Looks for samples of one collection that another has too, word for word or nearly, as a run. */
export async function findLeaks(ctx: Ctx, { left, right, threshold }: FindLeaksInput) {
  allow(ctx, 'curate')
  return transaction(ctx, async (ctx) => {
    const [one, other] = [await nameOfSide(ctx, left), await nameOfSide(ctx, right)]
    for (const { name, rows } of [one, other]) if (rows === 0) throw conflict(`${name} holds no samples`)
    return openRun(ctx, {
      kind: 'find-leaks',
      title: `Look for ${other.name} in ${one.name}`.slice(0, 200),
      datasetId: right.dataset,
      plan: {
        left,
        right,
        threshold: threshold ?? defaultThreshold,
        names: { left: one.name, right: other.name },
      },
      batches: [{ first: 0, size: other.rows }],
    })
  })
}
