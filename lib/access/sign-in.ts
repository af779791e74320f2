import { returnAttempt, spendAttempt } from '../attempts'
import { allow, type HouseCtx, transaction } from '../ctx'
import { AppError } from '../errors'
import { log } from '../log'
import { passwordMatches } from '../password'
import { hashToken } from '../secrets'
import { openSession } from './open-session'
import type { SignInInput } from './schema'

/** Unknown account, wrong password and disabled person get one answer after the same work. */
export async function signIn(ctx: HouseCtx, { email, password, agent }: SignInInput) {
  allow(ctx, 'knock')
  const [user, usual] = await Promise.all([
    ctx.db.user.findUnique({
      where: { email },
      select: { id: true, name: true, passwordHash: true, disabledAt: true },
    }),
    ctx.db.session.findFirst({ where: { address: ctx.address, user: { email } }, select: { id: true } }),
  ])
  const spent = await spendTries(email, ctx.address, usual !== null)
  const matches = await passwordMatches(password, user?.passwordHash ?? null)
  if (!user || !matches || user.disabledAt) {
    log.info('sign-in.refused', { address: ctx.address })
    throw new AppError('unauthorized', 'E-mail or password is wrong')
  }
  await Promise.all(spent.map(returnAttempt))
  return transaction(ctx, (ctx) => openSession(ctx, user, agent))
}

const quarter = 15 * 60

/** What someone does elsewhere with an account must not lock its owner out from where they have been before. */
async function spendTries(email: string, address: string, usual: boolean) {
  const account = hashToken(email)
  const limits = [
    { key: `sign-in:address:${address}`, limit: 60, seconds: quarter },
    { key: `sign-in:pair:${account}:${address}`, limit: 10, seconds: quarter },
    ...(usual ? [] : [{ key: `sign-in:account:${account}`, limit: 60, seconds: 4 * quarter }]),
  ]
  for (const { key, ...limit } of limits) await spendAttempt(key, limit)
  return limits.map(({ key }) => key)
}
