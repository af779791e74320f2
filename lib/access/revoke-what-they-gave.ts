import { audit } from '../audit'
import type { Ctx, HouseCtx, Role } from '../ctx'
import { roles as allRoles } from './rules'

/** In one project, or everywhere `outside` of those named. */
type Where = { projectId?: string; outside?: string[]; roles?: readonly Role[] }

/** Ends the keys and open invitations that someone made, and what those keys made in turn. Call it in the transaction of the change. */
export async function revokeWhatTheyGave(
  ctx: Ctx | HouseCtx,
  makerIds: string[],
  { projectId, outside = [], roles = allRoles }: Where = {},
): Promise<void> {
  if (makerIds.length === 0 || roles.length === 0) return
  const now = new Date()
  const scope = { revokedAt: null, role: { in: [...roles] }, ...(projectId && { projectId }) }
  const keys = await ctx.db.apiKey.findMany({
    where: {
      ...scope,
      AND: { OR: [{ projectId: null }, { projectId: { notIn: outside } }] },
      OR: makerIds.map((id) => ({ madeBy: { path: ['id'], equals: id } })),
    },
    select: { id: true, name: true, projectId: true },
  })
  const invitations = await ctx.db.invitation.findMany({
    where: {
      ...scope,
      acceptedAt: null,
      expiresAt: { gt: now },
      AND: { projectId: { notIn: outside } },
      OR: makerIds.map((id) => ({ invitedBy: { path: ['id'], equals: id } })),
    },
    select: { id: true, email: true, projectId: true },
  })
  await ctx.db.apiKey.updateMany({ where: { id: { in: keys.map(({ id }) => id) } }, data: { revokedAt: now } })
  await ctx.db.invitation.updateMany({
    where: { id: { in: invitations.map(({ id }) => id) } },
    data: { revokedAt: now },
  })
  for (const key of keys) await audit(at(ctx, key.projectId), 'key.revoke', key.id, { name: key.name })
  for (const invitation of invitations)
    await audit(at(ctx, invitation.projectId), 'invitation.revoke', invitation.id, { name: invitation.email })
  await revokeWhatTheyGave(
    ctx,
    keys.map(({ id }) => id),
    { ...(projectId && { projectId }) },
  )
}

/** The trace belongs to the project of what was revoked, whoever asked for it from where. */
function at(ctx: Ctx | HouseCtx, projectId: string | null): Ctx | HouseCtx {
  return projectId === null ? ctx : { actor: ctx.actor, db: ctx.db, role: 'owner', projectId }
}
