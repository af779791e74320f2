import { beforeEach, expect, test, vi } from 'vitest'
import { houseCtxOf, makePerson, nobodyCtx } from '../../bin/testing/people'
import { whoIsSignedIn } from '../auth'
import { db } from '../db'
import { hashPassword, passwordMatches } from '../password'
import { changePassword } from './change-password'
import { endOtherSessions } from './end-other-sessions'
import { endSession } from './end-session'
import { listSessions } from './list-sessions'
import { openSession } from './open-session'
import { signOut } from './sign-out'

const cookie = vi.hoisted((): { sessionId: string | undefined } => ({ sessionId: undefined }))
vi.mock('next-auth', () => ({
  getServerSession: async () => (cookie.sessionId ? { sessionId: cookie.sessionId } : null),
}))
beforeEach(() => {
  cookie.sessionId = undefined
})

const hour = 60 * 60 * 1000
async function signedIn(more: { passwordHash?: string } = {}) {
  const person = await makePerson(more)
  const { sessionId } = await openSession(nobodyCtx(), person, 'Firefox')
  return { person, sessionId, ctx: houseCtxOf(person, { sessionId }) }
}
const who = (sessionId: string | undefined) => {
  cookie.sessionId = sessionId
  return whoIsSignedIn()
}

test('the cookie names who is signed in', async () => {
  const { person, sessionId } = await signedIn()
  expect(await who(sessionId)).toEqual({ ...person, instanceOwner: false, sessionId })
  expect(await who(undefined)).toBeNull()
})

test.each([
  ['ended', { endedAt: new Date() }],
  ['older than thirty days', { expiresAt: new Date() }],
  ['idle for twelve hours', { seenAt: new Date(Date.now() - 12 * hour) }],
] as const)('a session that is %s lets nobody in', async (_, data) => {
  const { sessionId } = await signedIn()
  await db.session.update({ where: { id: sessionId }, data })
  expect(await who(sessionId)).toBeNull()
})

test('a session in use does not go idle', async () => {
  const { sessionId } = await signedIn()
  await db.session.update({ where: { id: sessionId }, data: { seenAt: new Date(Date.now() - 11 * hour) } })
  expect(await who(sessionId)).not.toBeNull()
  const { seenAt } = await db.session.findUniqueOrThrow({ where: { id: sessionId } })
  expect(Date.now() - seenAt.getTime()).toBeLessThan(hour)
})

test('signing out ends the session itself, not only the cookie', async () => {
  const { sessionId, ctx } = await signedIn()
  await signOut(ctx)
  expect(await who(sessionId)).toBeNull()
})

test('someone ends a session of theirs elsewhere, and no one else’s', async () => {
  const [ada, eve] = [await signedIn(), await signedIn()]
  const other = await openSession(nobodyCtx(), ada.person, 'Chrome')
  expect(await listSessions(ada.ctx)).toHaveLength(2)
  await expect(endSession(eve.ctx, { sessionId: other.sessionId })).rejects.toMatchObject({ code: 'not_found' })
  await endSession(ada.ctx, { sessionId: other.sessionId })
  expect(await who(other.sessionId)).toBeNull()
  expect(await who(ada.sessionId)).not.toBeNull()
  expect(await listSessions(ada.ctx)).toMatchObject([{ id: ada.sessionId, here: true }])
})

test('all other sessions end at once, this one stays', async () => {
  const { person, sessionId, ctx } = await signedIn()
  const others = [await openSession(nobodyCtx(), person, ''), await openSession(nobodyCtx(), person, '')]
  expect(await endOtherSessions(ctx)).toEqual({ ended: 2 })
  for (const other of others) expect(await who(other.sessionId)).toBeNull()
  expect(await who(sessionId)).not.toBeNull()
})

test('a new password needs the current one and ends every other session', async () => {
  const { person, sessionId, ctx } = await signedIn({ passwordHash: await hashPassword('the former password') })
  const other = await openSession(nobodyCtx(), person, '')
  const password = 'correct horse battery staple'
  await expect(changePassword(ctx, { current: 'wrong', password })).rejects.toMatchObject({ code: 'invalid' })
  await expect(changePassword(ctx, { current: 'the former password', password: 'password1234' })).rejects.toMatchObject(
    { code: 'invalid' },
  )
  expect(await who(other.sessionId)).not.toBeNull()

  expect(await changePassword(ctx, { current: 'the former password', password })).toEqual({ ended: 1 })
  expect(await who(other.sessionId)).toBeNull()
  expect(await who(sessionId)).not.toBeNull()
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: person.id } })
  expect(await passwordMatches(password, passwordHash)).toBe(true)
  const told = JSON.stringify(await db.auditEntry.findMany({ where: { actorId: person.id } }))
  expect(told).not.toContain('scrypt')
})
