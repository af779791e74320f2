import { audit } from '../audit'
import type { HouseCtx } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'

type Founder = { name: string; email: string; passwordHash: string }

/** Makes the first person: keeper of the instance, owner of what is there. Of two at once, one wins. Call it in a transaction. */
export async function foundStudio(ctx: HouseCtx, founder: Founder) {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('assay.first-owner'))`
  if ((await ctx.db.user.count()) > 0) throw conflict('This studio has an owner already. Sign in instead')
  const user = { id: newId(), ...founder, instanceOwner: true }
  await ctx.db.user.create({ data: user })
  const projects = await ctx.db.project.findMany({ select: { id: true } })
  await ctx.db.membership.createMany({
    data: projects.map(({ id }) => ({ projectId: id, userId: user.id, role: 'owner' as const })),
  })
  await ctx.db.setupToken.deleteMany({})
  const actor = { type: 'user' as const, id: user.id, name: user.name }
  await audit({ ...ctx, actor }, 'studio.claim', user.id, { name: user.name, after: { email: user.email } })
  return actor
}
