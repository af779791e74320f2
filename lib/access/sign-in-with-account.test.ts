import { expect, test } from 'vitest'
import { houseCtxOf, makeMember, makePerson, makeProject, nobodyCtx } from '../../bin/testing/people'
import { db } from '../db'
import { newId } from '../ids'
import { disconnectAccount } from './disconnect-account'
import { invitePerson } from './invite-person'
import { signInWithAccountInput } from './schema'
import { signInWithAccount } from './sign-in-with-account'

const told = (more: object = {}) =>
  signInWithAccountInput.parse({
    provider: 'oidc',
    subject: newId(),
    name: 'Grace',
    email: `${newId()}@example.com`,
    emailVerified: true,
    agent: '',
    intent: null,
    ...more,
  })
const invitation = async (email = '') => {
  const project = await makeProject()
  const { ctx } = await makeMember(project.id, 'owner')
  const { link } = await invitePerson(ctx, { role: 'curator', email, days: 1 })
  return { project, intent: { kind: 'invitation', token: link.split('#')[1] } }
}
const sessionOf = (userId: string) =>
  db.session.create({ data: { userId, expiresAt: new Date(Date.now() + 60_000) }, select: { id: true } })

test('a stranger is asked for an invitation, and nothing is made', async () => {
  const input = told()
  await expect(signInWithAccount(nobodyCtx(), input)).rejects.toMatchObject({
    code: 'forbidden',
    details: { reason: 'unknown' },
  })
  expect(await db.user.count({ where: { email: input.email ?? '' } })).toBe(0)
})

test('an address that is known here opens nothing, verified or not', async () => {
  const { email } = await makePerson()
  for (const emailVerified of [true, false])
    await expect(signInWithAccount(nobodyCtx(), told({ email, emailVerified }))).rejects.toMatchObject({
      details: { reason: 'unknown' },
    })
  const { intent } = await invitation()
  await expect(signInWithAccount(nobodyCtx(), told({ email, intent }))).rejects.toMatchObject({
    details: { reason: 'address-known' },
  })
  expect(await db.account.count({ where: { user: { email } } })).toBe(0)
})

test('an invitation with an unverified address is refused', async () => {
  const { intent } = await invitation()
  await expect(signInWithAccount(nobodyCtx(), told({ intent, emailVerified: false }))).rejects.toMatchObject({
    details: { reason: 'unverified' },
  })
  await expect(signInWithAccount(nobodyCtx(), told({ intent, emailVerified: 'true' }))).rejects.toMatchObject({
    details: { reason: 'unverified' },
  })
  await expect(
    signInWithAccount(nobodyCtx(), told({ intent, email: '"e@evil.example"@example.com,x' })),
  ).rejects.toMatchObject({ details: { reason: 'unverified' } })
})

test('an invitation with a verified address makes the person, who comes back without one', async () => {
  const { project, intent } = await invitation()
  const input = told({ intent })
  const first = await signInWithAccount(nobodyCtx(), input)
  expect(await db.membership.findMany({ where: { userId: first.userId } })).toMatchObject([
    { projectId: project.id, role: 'curator' },
  ])
  const second = await signInWithAccount(nobodyCtx(), { ...input, intent: null })
  expect(second.userId).toBe(first.userId)
  expect(second.sessionId).not.toBe(first.sessionId)
})

test('an invitation for another address makes nobody', async () => {
  const { intent } = await invitation('someone@example.com')
  const input = told({ intent })
  await expect(signInWithAccount(nobodyCtx(), input)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.user.count({ where: { email: input.email ?? '' } })).toBe(0)
})

test('someone signed in connects an account, keeps their session, and later signs in with it', async () => {
  const person = await makePerson({ passwordHash: 'x' })
  const session = await sessionOf(person.id)
  const ctx = houseCtxOf(person, { sessionId: session.id })
  const input = told({ intent: { kind: 'connect' }, emailVerified: false })
  expect(await signInWithAccount(ctx, input)).toMatchObject({ userId: person.id, sessionId: session.id })
  expect(await signInWithAccount(nobodyCtx(), { ...input, intent: null })).toMatchObject({ userId: person.id })
  const [account] = await db.account.findMany({ where: { userId: person.id } })
  await disconnectAccount(ctx, { accountId: account?.id ?? '' })
  await expect(signInWithAccount(nobodyCtx(), { ...input, intent: null })).rejects.toMatchObject({
    details: { reason: 'unknown' },
  })
})

test('being signed in is not enough to connect: they must have asked for it', async () => {
  const person = await makePerson()
  const session = await sessionOf(person.id)
  await expect(signInWithAccount(houseCtxOf(person, { sessionId: session.id }), told())).rejects.toMatchObject({
    details: { reason: 'unknown' },
  })
  await expect(signInWithAccount(nobodyCtx(), told({ intent: { kind: 'connect' } }))).rejects.toMatchObject({
    details: { reason: 'signed-out' },
  })
})

test('an account of someone else is not connected, and a disabled person does not come in by theirs', async () => {
  const [ada, eve] = [await makePerson(), await makePerson()]
  const input = told({ intent: { kind: 'connect' } })
  await signInWithAccount(houseCtxOf(ada, { sessionId: (await sessionOf(ada.id)).id }), input)
  const asEve = houseCtxOf(eve, { sessionId: (await sessionOf(eve.id)).id })
  await expect(signInWithAccount(asEve, input)).rejects.toMatchObject({ details: { reason: 'someone-else' } })
  await db.user.update({ where: { id: ada.id }, data: { disabledAt: new Date() } })
  await expect(signInWithAccount(nobodyCtx(), { ...input, intent: null })).rejects.toMatchObject({
    details: { reason: 'disabled' },
  })
})

test('the only way in cannot be taken away', async () => {
  const { intent } = await invitation()
  const { userId } = await signInWithAccount(nobodyCtx(), told({ intent }))
  const [account] = await db.account.findMany({ where: { userId } })
  await expect(
    disconnectAccount(houseCtxOf({ id: userId, name: 'Grace' }), { accountId: account?.id ?? '' }),
  ).rejects.toMatchObject({ code: 'conflict' })
})
