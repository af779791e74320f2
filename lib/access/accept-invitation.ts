import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { conflict } from '../errors'
import { newId } from '../ids'
import { hashPassword } from '../password'
import { describeInvitation } from './describe-invitation'
import type { AcceptInvitationInput } from './schema'
import { takeInvitation } from './take-invitation'

/** Someone new: makes their account and takes the invitation, or neither. */
export async function acceptInvitation(ctx: HouseCtx, { token, name, email, password }: AcceptInvitationInput) {
  allow(ctx, 'knock')
  const offer = await describeInvitation(ctx, { token })
  if (offer.state !== 'open') throw conflict(offer.reason) // before the slow hash, which strangers must not order
  const passwordHash = await hashPassword(password)
  return transaction(ctx, async (ctx) => {
    const user = { id: newId(), name, email }
    const { count } = await ctx.db.user.createMany({ data: [{ ...user, passwordHash }], skipDuplicates: true })
    if (count === 0) throw conflict('There is an account with this address. Sign in, then open the invitation again')
    const taken = await takeInvitation(ctx, token, user)
    await audit({ ...ctx, actor: { type: 'user', id: user.id, name } }, 'user.join', user.id, {
      name,
      after: { email },
    })
    return taken
  })
}
