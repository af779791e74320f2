import { returnAttempt, spendAttempt } from '../attempts'
import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { conflict, invalid } from '../errors'
import { hashPassword, passwordMatches } from '../password'
import { endSessions } from './end-sessions'
import { personOf } from './person-of'
import { passwordProblem } from './rules'
import type { ChangePasswordInput } from './schema'

/** A password that leaked is of no more use: every other browser is signed out. */
export async function changePassword(ctx: HouseCtx, { current, password }: ChangePasswordInput) {
  allow(ctx, 'enter')
  const person = await personOf(ctx)
  if (person.passwordHash) await prove(person.id, current, person.passwordHash)
  const problem = passwordProblem(password, person.email)
  if (problem) throw invalid(problem)
  const passwordHash = await hashPassword(password)
  return transaction(ctx, async (ctx) => {
    const { count } = await ctx.db.user.updateMany({
      where: { id: person.id, passwordHash: person.passwordHash },
      data: { passwordHash },
    })
    if (count === 0) throw conflict('The password was changed elsewhere first')
    await audit(ctx, 'user.change-password', person.id, { name: person.name })
    return { ended: await endSessions(ctx, person, { except: ctx.sessionId ?? null }) }
  })
}

async function prove(id: string, current: string, hash: string) {
  const key = `password:${id}`
  await spendAttempt(key, { limit: 10, seconds: 15 * 60 })
  if (!(await passwordMatches(current, hash))) throw invalid('The current password is wrong')
  await returnAttempt(key)
}
