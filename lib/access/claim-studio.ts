import { allow, type HouseCtx, transaction } from '../ctx'
import { conflict } from '../errors'
import { hashPassword } from '../password'
import { hashToken } from '../secrets'
import { foundStudio } from './found-studio'
import type { ClaimStudioInput } from './schema'

const stale = () => conflict('This link was used or replaced. Start Assay again for a new one, or sign in')

/** Whoever holds the one-time link becomes the first owner. */
export async function claimStudio(ctx: HouseCtx, { token, name, email, password }: ClaimStudioInput) {
  allow(ctx, 'knock')
  const hash = hashToken(token)
  if (!(await ctx.db.setupToken.findUnique({ where: { hash } }))) throw stale() // before the slow hash, which strangers must not order
  const passwordHash = await hashPassword(password)
  return transaction(ctx, async (ctx) => {
    const { count } = await ctx.db.setupToken.deleteMany({ where: { hash } })
    if (count === 0) throw stale()
    const { id } = await foundStudio(ctx, { name, email, passwordHash })
    return { id, email }
  })
}
