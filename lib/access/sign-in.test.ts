import { expect, test } from 'vitest'
import { makePerson, nobodyCtx } from '../../bin/testing/people'
import { db } from '../db'
import { hashPassword } from '../password'
import { hashToken } from '../secrets'
import { signIn } from './sign-in'

const password = 'correct horse battery staple'
const passwordHash = await hashPassword(password)
const person = () => makePerson({ passwordHash })
let next = 1
/** Tests share the counters of an address, so each has its own. */
const address = () => `198.51.100.${next++}`
const attempt = (email: string, word: string, from: string) =>
  signIn(nobodyCtx(from), { email, password: word, agent: 'Firefox' })
const failures = async (times: number, email: string, from: () => string) => {
  const codes = await Promise.all(
    Array.from({ length: times }, () => attempt(email, 'wrong', from()).catch(({ code }: { code: string }) => code)),
  )
  return {
    wrong: codes.filter((code) => code === 'unauthorized').length,
    limited: codes.filter((code) => code === 'limited').length,
  }
}

test('the right password opens a session, with a trace', async () => {
  const { email, id } = await person()
  const { sessionId } = await attempt(email, password, address())
  expect(await db.session.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({
    userId: id,
    agent: 'Firefox',
    endedAt: null,
  })
  expect(await db.auditEntry.count({ where: { action: 'session.open', actorId: id } })).toBe(1)
})

test('unknown account, wrong password, no password and disabled person get the same answer', async () => {
  const [known, without, gone] = [await person(), await makePerson(), await person()]
  await db.user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } })
  const answers = await Promise.all(
    [
      attempt('nobody@example.com', password, address()),
      attempt(known.email, 'wrong', address()),
      attempt(without.email, password, address()),
      attempt(gone.email, password, address()),
    ].map((answer) => answer.catch(({ code, message }: Error & { code: string }) => `${code}: ${message}`)),
  )
  expect(new Set(answers)).toEqual(new Set(['unauthorized: E-mail or password is wrong']))
})

test('an unknown account takes as long as a wrong password', { timeout: 60_000 }, async () => {
  const { email } = await person()
  const time = async (who: string) => {
    const began = performance.now()
    await attempt(who, 'wrong', address()).catch(() => {})
    return performance.now() - began
  }
  const known: number[] = []
  const unknown: number[] = []
  // Turn about, so that a busy machine slows both alike.
  for (let round = 0; round < 9; round++) {
    known.push(await time(email))
    unknown.push(await time(`nobody${round}@example.com`))
  }
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[4] ?? 0
  expect(median(unknown) / median(known)).toBeGreaterThan(0.6)
  expect(median(unknown) / median(known)).toBeLessThan(1.7)
})

test('of many wrong tries at once from one place, ten are heard', { timeout: 60_000 }, async () => {
  const { email } = await person()
  const here = address()
  expect(await failures(14, email, () => here)).toEqual({ wrong: 10, limited: 4 })
  await expect(attempt(email, password, here)).rejects.toMatchObject({
    code: 'limited',
    details: { retryAfter: expect.any(Number) },
  })
})

test('right passwords are never counted', { timeout: 60_000 }, async () => {
  const { email } = await person()
  const here = address()
  for (let turn = 0; turn < 12; turn++) await attempt(email, password, here)
})

test('someone who guesses from many places locks themselves out, not the person at their usual place', async () => {
  const { email } = await person()
  const home = address()
  await attempt(email, password, home)
  // What sixty places have spent before; guessing it out would cost a minute of hashing.
  await db.attempts.update({ where: { key: `sign-in:account:${hashToken(email)}` }, data: { count: 60 } })
  await expect(attempt(email, password, address())).rejects.toMatchObject({ code: 'limited' })
  await expect(attempt(email, password, home)).resolves.toMatchObject({ sessionId: expect.any(String) })
})

test('an address that tries many accounts is limited too', async () => {
  const here = address()
  await db.attempts.create({ data: { key: `sign-in:address:${here}`, count: 60 } })
  await expect(attempt('anybody@example.com', 'wrong', here)).rejects.toMatchObject({ code: 'limited' })
})

test('signing in again in the same browser ends the session before', async () => {
  const { email } = await person()
  const here = address()
  const first = await attempt(email, password, here)
  await signIn({ ...nobodyCtx(here), sessionId: first.sessionId }, { email, password, agent: '' })
  expect((await db.session.findUniqueOrThrow({ where: { id: first.sessionId } })).endedAt).not.toBeNull()
})
