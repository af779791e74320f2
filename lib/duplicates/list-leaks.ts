import { allow, type Ctx } from '../ctx'
import { findLeakRun } from './leaks/find-leak-run'
import { readLeaks } from './leaks/read-leaks'
import type { LeaksView, ListLeaksInput } from './schema'

const shownCharacters = 4_000

/** The rows that a search for leaks found, nearest first: each beside what it was found in. */
export async function listLeaks(ctx: Ctx, { runId, after, take }: ListLeaksInput): Promise<LeaksView> {
  allow(ctx, 'read')
  const { status, total, plan } = await findLeakRun(ctx, runId)
  const [{ leaks, next }, leaked] = await Promise.all([
    readLeaks(ctx, { ...plan, runId, after, take }),
    status === 'done' ? ctx.db.duplicateLeak.count({ where: { runId, projectId: ctx.projectId } }) : null,
  ])
  const short = (side: LeaksView['leaks'][number]['left']) =>
    side && { ...side, text: side.text.slice(0, shownCharacters) }
  return {
    status,
    names: plan.names,
    threshold: plan.threshold,
    right: total,
    leaked,
    leaks: leaks.map(({ similarity, left, right }) => ({ similarity, left: short(left), right: short(right) })),
    next,
  }
}
