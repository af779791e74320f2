import { expect, test } from 'vitest'
import { houseCtxOf, makeMember, makePerson, makeProject, nobodyCtx } from '../../bin/testing/people'
import { db } from '../db'
import { acceptInvitation } from './accept-invitation'
import { describeInvitation } from './describe-invitation'
import { invitePerson } from './invite-person'
import { joinProject } from './join-project'
import { listInvitations } from './list-invitations'
import { revokeInvitation } from './revoke-invitation'

const password = 'correct horse battery staple'
const tokenOf = ({ link }: { link: string }) => link.split('#')[1] ?? ''
const someone = () => `${Math.random().toString(36).slice(2)}@example.com`

async function invitation({ email = '', role = 'reviewer' as const } = {}) {
  const project = await makeProject()
  const owner = await makeMember(project.id, 'owner')
  const made = await invitePerson(owner.ctx, { role, email, days: 7 })
  return { project, owner, made, token: tokenOf(made) }
}

test.each(['viewer', 'reviewer', 'curator'] as const)(
  'a %s neither sees nor makes nor revokes invitations',
  async (role) => {
    const { project, made } = await invitation()
    const { ctx } = await makeMember(project.id, role)
    await expect(listInvitations(ctx)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(invitePerson(ctx, { role: 'viewer', email: '', days: 1 })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(revokeInvitation(ctx, { invitationId: made.id })).rejects.toMatchObject({ code: 'forbidden' })
  },
)

test('someone new joins by the link, with their own account', async () => {
  const { project, token, owner } = await invitation()
  expect(await describeInvitation(nobodyCtx(), { token })).toMatchObject({
    state: 'open',
    role: 'reviewer',
    projectName: project.name,
    invitedBy: 'owner',
  })
  const email = someone()
  expect(await acceptInvitation(nobodyCtx(), { token, name: 'Grace', email, password })).toEqual({
    projectId: project.id,
    role: 'reviewer',
  })
  const user = await db.user.findUniqueOrThrow({ where: { email }, include: { memberships: true } })
  expect(user).toMatchObject({
    name: 'Grace',
    instanceOwner: false,
    memberships: [{ projectId: project.id, role: 'reviewer' }],
  })
  expect(user.passwordHash).toMatch(/^scrypt\$65536\$8\$1\$/)
  expect(await listInvitations(owner.ctx)).toMatchObject([{ state: 'accepted' }])
  const [entry] = await db.auditEntry.findMany({ where: { projectId: project.id, action: 'invitation.accept' } })
  expect(entry).toMatchObject({ actorType: 'user', actorId: user.id })
})

test('the token is in no list and no trace', async () => {
  const { project, owner, token } = await invitation()
  const told = JSON.stringify([
    await listInvitations(owner.ctx),
    await db.auditEntry.findMany({ where: { projectId: project.id } }),
    await db.invitation.findMany({ where: { projectId: project.id } }),
  ])
  expect(told).not.toContain(token)
})

test('a link works once, also when two take it at once', async () => {
  const { project, token } = await invitation()
  const take = () => acceptInvitation(nobodyCtx(), { token, name: 'Grace', email: someone(), password })
  const outcomes = await Promise.allSettled([take(), take(), take()])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.membership.count({ where: { projectId: project.id } })).toBe(2)
  const late = await makePerson()
  await expect(joinProject(houseCtxOf(late), { token })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('used already'),
  })
})

test('who loses the race has no account either', async () => {
  const { token } = await invitation()
  const emails = [someone(), someone()]
  await Promise.allSettled(
    emails.map((email) => acceptInvitation(nobodyCtx(), { token, name: 'Grace', email, password })),
  )
  expect(await db.user.count({ where: { email: { in: emails } } })).toBe(1)
})

test.each([
  ['expired', { expiresAt: new Date(0) }],
  ['revoked', { revokedAt: new Date() }],
] as const)('an invitation that is %s says so and lets nobody in', async (state, data) => {
  const { made, token } = await invitation()
  await db.invitation.update({ where: { id: made.id }, data })
  expect(await describeInvitation(nobodyCtx(), { token })).toMatchObject({ state })
  await expect(
    acceptInvitation(nobodyCtx(), { token, name: 'Grace', email: someone(), password }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(joinProject(houseCtxOf(await makePerson()), { token })).rejects.toMatchObject({ code: 'conflict' })
})

test('a link that is not known says nothing about any project', async () => {
  expect(await describeInvitation(nobodyCtx(), { token: 'made-up' })).toEqual({
    state: 'unknown',
    reason: expect.any(String),
  })
})

test('an invitation for one address is for nobody else', async () => {
  const { token } = await invitation({ email: 'grace@example.com' })
  await expect(joinProject(houseCtxOf(await makePerson()), { token })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(acceptInvitation(nobodyCtx(), { token, name: 'Eve', email: someone(), password })).rejects.toMatchObject(
    { code: 'forbidden' },
  )
})

test('an invitation never takes over an account that is there', async () => {
  const { token } = await invitation()
  const { email, id } = await makePerson()
  await expect(acceptInvitation(nobodyCtx(), { token, name: 'Eve', email, password })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({ passwordHash: null, name: 'Ada' })
})

test('someone signed in joins with one step, and only once', async () => {
  const { project, owner, token } = await invitation()
  const person = await makePerson()
  expect(await joinProject(houseCtxOf(person), { token })).toEqual({ projectId: project.id, role: 'reviewer' })
  const again = await invitePerson(owner.ctx, { role: 'owner', email: '', days: 1 })
  await expect(joinProject(houseCtxOf(person), { token: tokenOf(again) })).rejects.toMatchObject({ code: 'conflict' })
})

test('a key cannot join, and an invitation of another project is not found', async () => {
  const { token, made } = await invitation()
  const key = houseCtxOf({ id: 'k', name: 'k' }, { actor: { type: 'key', id: 'k', name: 'k' } })
  await expect(joinProject(key, { token })).rejects.toMatchObject({ code: 'forbidden' })
  const { ctx } = await makeMember((await makeProject()).id, 'owner')
  await expect(revokeInvitation(ctx, { invitationId: made.id })).rejects.toMatchObject({ code: 'not_found' })
})

test('an invitation is taken back once, with a trace', async () => {
  const { owner, made, project } = await invitation()
  await revokeInvitation(owner.ctx, { invitationId: made.id })
  await expect(revokeInvitation(owner.ctx, { invitationId: made.id })).rejects.toMatchObject({ code: 'conflict' })
  expect(await db.auditEntry.count({ where: { projectId: project.id, action: 'invitation.revoke' } })).toBe(1)
})
