import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import type { KnownJudge } from './asking/known-judge'
import { judgeSettings } from './schema'

/** Judges with their settings and labels, in the order asked for. */
export async function findJudges(ctx: Ctx, ids: readonly string[]): Promise<KnownJudge[]> {
  const rows = await ctx.db.judge.findMany({ where: { id: { in: [...ids] }, projectId: ctx.projectId } })
  const policies = new Map(
    await Promise.all(
      [...new Set(rows.map(({ policyVersionId }) => policyVersionId))].map(
        async (id) => [id, await labelsOf(ctx, id)] as const,
      ),
    ),
  )
  return ids.map((id) => {
    const row = rows.find((row) => row.id === id)
    const policy = row && policies.get(row.policyVersionId)
    if (!row || !policy) throw notFound('Judge')
    const { name, version, policyVersionId, settings } = row
    return { id, name, version, policyVersionId, policy, settings: judgeSettings.parse(settings) }
  })
}

/** A policy version's labels, as far as judges need them. */
export async function labelsOf(ctx: Ctx, versionId: string): Promise<KnownJudge['policy']> {
  const version = await ctx.db.policyVersion.findFirst({
    where: { id: versionId, policy: { projectId: ctx.projectId } },
    select: {
      policy: { select: { multiLabel: true } },
      labels: {
        where: { retired: false },
        orderBy: { position: 'asc' },
        select: { code: true, name: true, definition: true, aliases: true, polarity: true },
      },
    },
  })
  if (!version) throw notFound('Policy version')
  return { multiLabel: version.policy.multiLabel, labels: version.labels }
}
