import { expect, test } from 'vitest'
import { houseCtxOf, makeMember, makePerson, makeProject, nobodyCtx } from '../../bin/testing/people'
import { findKey } from '../api-key'
import { db } from '../db'
import { describeMe } from './describe-me'
import { disablePerson } from './disable-person'
import { enablePerson } from './enable-person'
import { invitePerson } from './invite-person'
import { listPeople } from './list-people'
import { makeKey } from './make-key'
import { openSession } from './open-session'
import { renameMe } from './rename-me'

const keeperCtx = async () => houseCtxOf(await makePerson({ instanceOwner: true, name: 'Keeper' }), { role: 'keeper' })

test('only the keeper sees everyone and takes someone’s way in', async () => {
  const person = await makePerson()
  const ctx = houseCtxOf(await makePerson())
  await expect(listPeople(ctx)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(disablePerson(ctx, { userId: person.id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(enablePerson(ctx, { userId: person.id })).rejects.toMatchObject({ code: 'forbidden' })
  for (const verb of [describeMe, listPeople])
    await expect(verb(nobodyCtx())).rejects.toMatchObject({ code: 'unauthorized' })
})

test('who is disabled loses sessions, keys and links; enabled again, only the way in comes back', async () => {
  const keeper = await keeperCtx()
  const { id: projectId } = await makeProject()
  const person = await makeMember(projectId, 'owner')
  const { sessionId } = await openSession(nobodyCtx(), person, '')
  const { key } = await makeKey(person.ctx, { name: 'script', role: 'owner' })
  await invitePerson(person.ctx, { role: 'viewer', email: '', days: 1 })

  await disablePerson(keeper, { userId: person.id })
  expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).endedAt).not.toBeNull()
  expect(await findKey(`Bearer ${key}`)).toBeNull()
  expect(await db.invitation.count({ where: { projectId, revokedAt: null } })).toBe(0)
  expect((await listPeople(keeper)).find(({ id }) => id === person.id)).toMatchObject({
    disabled: true,
    projects: [{ id: projectId, role: 'owner' }],
  })

  await enablePerson(keeper, { userId: person.id })
  expect(await findKey(`Bearer ${key}`)).toBeNull()
  const actions = (await db.auditEntry.findMany({ where: { subjectId: person.id }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  )
  expect(actions).toEqual(['user.disable', 'session.end-all', 'user.enable'])
})

test('the keeper cannot be shut out', async () => {
  const keeper = await keeperCtx()
  await expect(disablePerson(keeper, { userId: keeper.actor.id })).rejects.toMatchObject({ code: 'forbidden' })
})

test('no list of people holds a secret', async () => {
  const keeper = await keeperCtx()
  await makePerson({ passwordHash: 'scrypt$secret' })
  expect(JSON.stringify([await listPeople(keeper), await describeMe(keeper)])).not.toContain('scrypt')
})

test('a key has no name of its own to change', async () => {
  const key = houseCtxOf({ id: 'k', name: 'k' }, { actor: { type: 'key', id: 'k', name: 'k' } })
  await expect(renameMe(key, { name: 'Eve' })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await describeMe(key)).toMatchObject({ kind: 'key', projects: [] })
})

test('a new name is on record with the one before', async () => {
  const person = await makePerson({ name: 'Ada' })
  await renameMe(houseCtxOf(person), { name: 'Ada L.' })
  expect(await db.auditEntry.findFirst({ where: { subjectId: person.id } })).toMatchObject({
    before: { name: 'Ada' },
    after: { name: 'Ada L.' },
  })
})
