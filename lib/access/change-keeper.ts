import { audit } from '../audit'
import { allow, type HouseCtx, type Role, transaction } from '../ctx'
import { conflict, forbidden, notFound } from '../errors'
import { revokeWhatTheyGave } from './revoke-what-they-gave'
import { accessCan, rolesAbove } from './rules'
import type { ChangeKeeperInput } from './schema'

/** Hands the keeping of the installation to one more person, or takes it from one. Of several at once, one keeper stays. */
export async function changeKeeper(ctx: HouseCtx, { userId, keeper }: ChangeKeeperInput) {
  allow(ctx, 'keep')
  return transaction(ctx, async (ctx) => {
    await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('assay.keepers'))`
    const person = await ctx.db.user.findUnique({
      where: { id: userId },
      select: {
        name: true,
        instanceOwner: true,
        disabledAt: true,
        memberships: { select: { projectId: true, role: true } },
      },
    })
    if (!person) throw notFound('Person')
    const { name } = person
    if (person.instanceOwner === keeper) throw conflict(keeper ? `${name} is a keeper already` : `${name} is no keeper`)
    if (keeper && person.disabledAt) throw conflict(`${name} is disabled. Enable them first`)
    const keepers = await ctx.db.user.count({ where: { instanceOwner: true, disabledAt: null } })
    if (!keeper && !accessCan.leave(keepers)) throw forbidden('The last keeper stays. Make someone else a keeper first')
    await ctx.db.user.update({ where: { id: userId }, data: { instanceOwner: keeper } })
    await audit(ctx, 'user.change-keeper', userId, { name, before: { keeper: !keeper }, after: { keeper } })
    if (!keeper) await endKeepersGifts(ctx, userId, person.memberships)
    return { id: userId, keeper }
  })
}

/** A keeper gave keys and links everywhere; what their roles in projects do not cover goes. */
async function endKeepersGifts(ctx: HouseCtx, userId: string, memberships: { projectId: string; role: Role }[]) {
  await revokeWhatTheyGave(ctx, [userId], { outside: memberships.map(({ projectId }) => projectId) })
  for (const { projectId, role } of memberships)
    await revokeWhatTheyGave(ctx, [userId], { projectId, roles: role === 'owner' ? [] : rolesAbove(role) })
}
