import { forgetAttempts } from '../attempts'
import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { hashPassword } from '../password'
import { hashToken } from '../secrets'
import { endSessions } from './end-sessions'
import { passwordLinkRefusal, passwordProblem } from './rules'
import type { SetPasswordInput } from './schema'

/** Whoever holds the link sets the password, once. Whoever was signed in as them is signed out. */
export async function setPassword(ctx: HouseCtx, { token, password }: SetPasswordInput) {
  allow(ctx, 'knock')
  const hash = hashToken(token)
  const open = () => ({ hash, expiresAt: { gt: new Date() }, user: { disabledAt: null } })
  // Looked at before the slow hash, which strangers must not order.
  const found = await ctx.db.passwordLink.findFirst({
    where: open(),
    select: { user: { select: { id: true, name: true, email: true } } },
  })
  if (!found) throw conflict(passwordLinkRefusal)
  const { user } = found
  const problem = passwordProblem(password, user.email)
  if (problem) throw invalid(problem)
  const passwordHash = await hashPassword(password)
  await transaction(ctx, async (ctx) => {
    const { count } = await ctx.db.passwordLink.deleteMany({ where: open() })
    if (count === 0) throw conflict(passwordLinkRefusal)
    await ctx.db.user.update({ where: { id: user.id }, data: { passwordHash } })
    const asThem: HouseCtx = { ...ctx, actor: { type: 'user', id: user.id, name: user.name } }
    await audit(asThem, 'user.set-password', user.id, { name: user.name })
    await endSessions(asThem, user, { except: null })
  })
  await forgetAttempts(`password:${user.id}`)
  return { email: user.email }
}
