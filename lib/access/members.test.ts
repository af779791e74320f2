import { expect, test } from 'vitest'
import { ctxOf, makeMember, makeProject } from '../../bin/testing/people'
import { findKey } from '../api-key'
import { db } from '../db'
import { changeRole } from './change-role'
import { invitePerson } from './invite-person'
import { listMembers } from './list-members'
import { makeKey } from './make-key'
import { removeMember } from './remove-member'

test.each(['viewer', 'reviewer', 'curator'] as const)('a %s sees people and changes none', async (role) => {
  const { id } = await makeProject()
  const owner = await makeMember(id, 'owner')
  const { ctx } = await makeMember(id, role)
  expect(await listMembers(ctx)).toHaveLength(2)
  await expect(changeRole(ctx, { userId: owner.id, role: 'viewer' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(removeMember(ctx, { userId: owner.id })).rejects.toMatchObject({ code: 'forbidden' })
})

test('the list of people holds no password and no session', async () => {
  const { id } = await makeProject()
  const { ctx } = await makeMember(id, 'owner')
  const [member] = await listMembers(ctx)
  expect(Object.keys(member ?? {}).sort()).toEqual([
    'disabled',
    'email',
    'lastSeenAt',
    'name',
    'role',
    'since',
    'userId',
    'you',
  ])
})

test('an owner of another project finds nobody here', async () => {
  const [here, there] = [await makeProject(), await makeProject()]
  const member = await makeMember(here.id, 'viewer')
  const { ctx } = await makeMember(there.id, 'owner')
  await expect(changeRole(ctx, { userId: member.id, role: 'owner' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(removeMember(ctx, { userId: member.id })).rejects.toMatchObject({ code: 'not_found' })
})

test('a change of role leaves a trace with before and after', async () => {
  const { id } = await makeProject()
  const { ctx } = await makeMember(id, 'owner')
  const member = await makeMember(id, 'viewer', 'Grace')
  await changeRole(ctx, { userId: member.id, role: 'curator', from: 'viewer' })
  const [entry] = await db.auditEntry.findMany({ where: { projectId: id, action: 'member.change-role' } })
  expect(entry).toMatchObject({
    subjectId: member.id,
    subjectName: 'Grace',
    before: { role: 'viewer' },
    after: { role: 'curator' },
    actorId: ctx.actor.id,
  })
})

test('who saw another role is told what it is now', async () => {
  const { id } = await makeProject()
  const { ctx } = await makeMember(id, 'owner')
  const member = await makeMember(id, 'viewer')
  await expect(changeRole(ctx, { userId: member.id, role: 'curator', from: 'reviewer' })).rejects.toMatchObject({
    code: 'conflict',
    details: { role: 'viewer' },
  })
})

test('the last owner can be neither demoted nor removed', async () => {
  const { id } = await makeProject()
  const owner = await makeMember(id, 'owner')
  await expect(changeRole(owner.ctx, { userId: owner.id, role: 'viewer' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(removeMember(owner.ctx, { userId: owner.id })).rejects.toMatchObject({ code: 'conflict' })
})

test('of two owners who remove each other at once, one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await makeProject()
    const [ada, grace] = [await makeMember(id, 'owner'), await makeMember(id, 'owner')]
    const outcomes = await Promise.allSettled([
      removeMember(ada.ctx, { userId: grace.id }),
      changeRole(grace.ctx, { userId: ada.id, role: 'viewer' }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.membership.count({ where: { projectId: id, role: 'owner' } })).toBe(1)
  }
})

test('a key cannot do with people what its role may not', async () => {
  const { id } = await makeProject()
  const owner = await makeMember(id, 'owner')
  const curatorKey = {
    ...ctxOf(id, 'curator', { id: 'k', name: 'k' }),
    actor: { type: 'key' as const, id: 'k', name: 'k' },
  }
  await expect(removeMember(curatorKey, { userId: owner.id })).rejects.toMatchObject({ code: 'forbidden' })
})

test('who is removed leaves no key and no link behind, nor do the keys they made', async () => {
  const { id } = await makeProject()
  const keeper = await makeMember(id, 'owner')
  const owner = await makeMember(id, 'owner')
  const first = await makeKey(owner.ctx, { name: 'script', role: 'owner' })
  const asKey = { ...owner.ctx, actor: { type: 'key' as const, id: first.id, name: 'script' } }
  const second = await makeKey(asKey, { name: 'made by a key', role: 'viewer' })
  await invitePerson(owner.ctx, { role: 'owner', email: '', days: 7 })
  await removeMember(keeper.ctx, { userId: owner.id })
  expect(await findKey(`Bearer ${first.key}`)).toBeNull()
  expect(await findKey(`Bearer ${second.key}`)).toBeNull()
  expect(await db.invitation.count({ where: { projectId: id, revokedAt: null } })).toBe(0)
  const actions = (await db.auditEntry.findMany({ where: { projectId: id }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  )
  expect(actions.filter((action) => action.endsWith('revoke')).sort()).toEqual([
    'invitation.revoke',
    'key.revoke',
    'key.revoke',
  ])
})

test('who is demoted keeps the keys that do no more than they may', async () => {
  const { id } = await makeProject()
  const keeper = await makeMember(id, 'owner')
  const owner = await makeMember(id, 'owner')
  const above = await makeKey(owner.ctx, { name: 'above', role: 'owner' })
  const below = await makeKey(owner.ctx, { name: 'below', role: 'viewer' })
  await changeRole(keeper.ctx, { userId: owner.id, role: 'reviewer' })
  expect(await findKey(`Bearer ${above.key}`)).toBeNull()
  expect(await findKey(`Bearer ${below.key}`)).toMatchObject({ name: 'below' })
})
