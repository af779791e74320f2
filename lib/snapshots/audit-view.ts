import { z } from 'zod'
import type { Ctx } from '../ctx'
import type { SnapshotAudit } from '../generated/prisma/client'
import { nameOf } from '../name-of'
import type { AuditView, Certificate } from './schema'

export const auditResult = z.object({
  gone: z.number().default(0),
  certificate: z.custom<Certificate>().nullable().default(null),
})

/** An audit with what is still to be decided of it. */
export async function auditView(ctx: Ctx, audit: SnapshotAudit): Promise<AuditView> {
  const { gone, certificate } = auditResult.parse(audit.result ?? {})
  const counts = await ctx.db.queueItem.groupBy({
    by: ['state'],
    where: { queueId: audit.queueId, gold: false },
    _count: true,
  })
  const of = (state: string) => counts.find((each) => each.state === state)?._count ?? 0
  return {
    id: audit.id,
    queueId: audit.queueId,
    bound: audit.bound,
    size: audit.size,
    gone,
    open: of('open'),
    disputed: of('disputed'),
    certificate,
    startedBy: nameOf(audit.startedBy),
    createdAt: audit.createdAt.toISOString(),
    certifiedAt: audit.certifiedAt?.toISOString() ?? null,
  }
}
