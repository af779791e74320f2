import { expect, test } from 'vitest'
import { houseCtxOf, makePerson, nobodyCtx } from '../../bin/testing/people'
import { db } from '../db'
import { hashPassword } from '../password'
import { describePasswordLink } from './describe-password-link'
import { disablePerson } from './disable-person'
import { makePasswordLink } from './make-password-link'
import { openSession } from './open-session'
import { setPassword } from './set-password'
import { signIn } from './sign-in'

const password = 'five quiet words are enough'
const keeperCtx = async () => houseCtxOf(await makePerson({ instanceOwner: true, name: 'Keeper' }), { role: 'keeper' })
const tokenOf = ({ link }: { link: string }) => link.split('#')[1] ?? ''

async function linkFor(person: { id: string }) {
  return tokenOf(await makePasswordLink(await keeperCtx(), { userId: person.id }))
}

test('someone who forgot their password sets a new one by the link and is signed out where they were', async () => {
  const person = await makePerson({ passwordHash: await hashPassword('the one that was forgotten') })
  const { sessionId } = await openSession(nobodyCtx(), person, '')
  const token = await linkFor(person)
  expect(await describePasswordLink(nobodyCtx(), { token })).toMatchObject({ state: 'open', email: person.email })
  await setPassword(nobodyCtx(), { token, password })

  await expect(signIn(nobodyCtx(), { email: person.email, password, agent: '' })).resolves.toMatchObject({
    userId: person.id,
  })
  expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).endedAt).not.toBeNull()
  const actions = await db.auditEntry.findMany({ where: { subjectId: person.id }, orderBy: { id: 'asc' } })
  expect(actions.map(({ action }) => action)).toEqual(['user.password-link', 'user.set-password', 'session.end-all'])
  expect(JSON.stringify(actions)).not.toContain(token)
})

test('a link works once, whoever of two is faster', async () => {
  const token = await linkFor(await makePerson())
  const results = await Promise.allSettled([
    setPassword(nobodyCtx(), { token, password }),
    setPassword(nobodyCtx(), { token, password: `${password} too` }),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await describePasswordLink(nobodyCtx(), { token })).toMatchObject({ state: 'ended' })
})

test('a new link ends the one before, and a day ends them all', async () => {
  const person = await makePerson()
  const [first, second] = [await linkFor(person), await linkFor(person)]
  await expect(setPassword(nobodyCtx(), { token: first, password })).rejects.toMatchObject({ code: 'conflict' })
  await db.passwordLink.update({ where: { userId: person.id }, data: { expiresAt: new Date(0) } })
  await expect(setPassword(nobodyCtx(), { token: second, password })).rejects.toMatchObject({ code: 'conflict' })
  expect(await describePasswordLink(nobodyCtx(), { token: second })).toMatchObject({ state: 'ended' })
})

test('only a keeper makes one, and not for someone disabled; a link made before that is dead', async () => {
  const person = await makePerson()
  await expect(makePasswordLink(houseCtxOf(person), { userId: person.id })).rejects.toMatchObject({ code: 'forbidden' })
  const token = await linkFor(person)
  const keeper = await keeperCtx()
  await disablePerson(keeper, { userId: person.id })
  await expect(makePasswordLink(keeper, { userId: person.id })).rejects.toMatchObject({ code: 'conflict' })
  await expect(setPassword(nobodyCtx(), { token, password })).rejects.toMatchObject({ code: 'conflict' })
})

test('a weak password is refused, and the link stays good', async () => {
  const token = await linkFor(await makePerson())
  await expect(setPassword(nobodyCtx(), { token, password: 'password1234' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await describePasswordLink(nobodyCtx(), { token })).toMatchObject({ state: 'open' })
})
