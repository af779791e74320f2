import { allow, type Ctx, can } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { unseenIds } from '../samples/unseen-ids'
import { namesIn } from './names-in'
import type { AuditEntryView, AuditFilter, AuditPageView } from './schema'

/** Who changed what, newest first. */
export async function listEntries(
  ctx: Ctx,
  { room, actor, subject, since, until, before, take }: AuditFilter,
): Promise<AuditPageView> {
  allow(ctx, 'read')
  const rows = await ctx.db.auditEntry.findMany({
    where: {
      projectId: ctx.projectId,
      action: room ? { startsWith: `${room}.` } : Prisma.skip,
      actorId: actor ?? Prisma.skip,
      subjectId: subject ?? Prisma.skip,
      createdAt: { gte: since ? new Date(since) : Prisma.skip, lt: until ? dayAfter(until) : Prisma.skip },
      id: before ? { lt: before } : Prisma.skip,
    },
    orderBy: { id: 'desc' },
    take: take + 1,
  })
  const held = await unseenIds(ctx)
  const entries = rows.slice(0, take).map((row) => {
    const hidden = row.before || row.after ? hiddenBy(ctx, held, row) : null
    return {
      id: row.id,
      at: row.createdAt.toISOString(),
      actor: { type: row.actorType, id: row.actorId, name: row.actorName },
      action: row.action,
      subject: { id: row.subjectId, name: row.subjectName },
      before: hidden ? null : row.before,
      after: hidden ? null : row.after,
      hidden,
    }
  })
  const [names, chosen] = await Promise.all([namesIn(ctx, entries), choices(ctx)])
  return { entries, older: rows.length > take ? (entries.at(-1)?.id ?? null) : null, names, ...chosen }
}

/** What was decided about a sample would tell whoever decides it unseen; a known answer, whoever may be asked it. */
function hiddenBy(
  ctx: Ctx,
  held: readonly string[],
  { action, subjectId }: { action: string; subjectId: string },
): AuditEntryView['hidden'] {
  if (/^(sample|gold|dispute)\./.test(action) && held.includes(subjectId)) return 'deciding'
  return action.startsWith('gold.') && !can(ctx.role, 'curate') ? 'known-answer' : null
}

const dayAfter = (date: string) => new Date(new Date(date).getTime() + 86_400_000)

/** What there is to filter by. */
async function choices(ctx: Ctx) {
  const actions = await ctx.db.auditEntry.groupBy({ by: ['action'], where: { projectId: ctx.projectId } })
  const actors = await ctx.db.auditEntry.groupBy({
    by: ['actorId', 'actorName'],
    where: { projectId: ctx.projectId, actorType: { not: 'job' } },
  })
  return {
    rooms: [...new Set(actions.map(({ action }) => action.split('.')[0] ?? action))].sort(),
    actors: actors.map(({ actorId: id, actorName: name }) => ({ id, name })),
  }
}
