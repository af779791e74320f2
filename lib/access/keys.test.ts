import { expect, test } from 'vitest'
import { houseCtxOf, makeMember, makePerson, makeProject } from '../../bin/testing/people'
import { findKey } from '../api-key'
import { db } from '../db'
import { listHouseKeys } from './list-house-keys'
import { listKeys } from './list-keys'
import { makeHouseKey } from './make-house-key'
import { makeKey } from './make-key'
import { revokeHouseKey } from './revoke-house-key'
import { revokeKey } from './revoke-key'

test.each(['viewer', 'reviewer', 'curator'] as const)('a %s neither sees nor makes nor revokes keys', async (role) => {
  const { id } = await makeProject()
  const { ctx: owner } = await makeMember(id, 'owner')
  const { ctx } = await makeMember(id, role)
  const key = await makeKey(owner, { name: 'script', role: 'viewer' })
  await expect(listKeys(ctx)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(makeKey(ctx, { name: 'mine', role: 'viewer' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(revokeKey(ctx, { keyId: key.id })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a key works until it is revoked, and is shown once', async () => {
  const { id } = await makeProject()
  const { ctx } = await makeMember(id, 'owner')
  const { key, ...made } = await makeKey(ctx, { name: 'script', role: 'reviewer' })
  expect(await findKey(`Bearer ${key}`)).toEqual({ id: made.id, name: 'script', role: 'reviewer', projectId: id })

  const told = JSON.stringify([await listKeys(ctx), await db.auditEntry.findMany({ where: { projectId: id } })])
  expect(told).not.toContain(key)
  expect(told).not.toContain(key.slice(15))
  expect(told).not.toContain((await db.apiKey.findUniqueOrThrow({ where: { id: made.id } })).hash)

  await revokeKey(ctx, { keyId: made.id })
  expect(await findKey(`Bearer ${key}`)).toBeNull()
  await expect(revokeKey(ctx, { keyId: made.id })).rejects.toMatchObject({ code: 'conflict' })
})

test('a key that has ended, or is wrong in one character, opens nothing', async () => {
  const { id } = await makeProject()
  const { ctx } = await makeMember(id, 'owner')
  const { key, id: keyId } = await makeKey(ctx, { name: 'script', role: 'viewer', days: 1 })
  expect(await findKey(`Bearer ${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`)).toBeNull()
  await db.apiKey.update({ where: { id: keyId }, data: { expiresAt: new Date() } })
  expect(await findKey(`Bearer ${key}`)).toBeNull()
})

test('a key of another project is not found', async () => {
  const [here, there] = [await makeProject(), await makeProject()]
  const { ctx } = await makeMember(here.id, 'owner')
  const { ctx: stranger } = await makeMember(there.id, 'owner')
  const key = await makeKey(ctx, { name: 'script', role: 'viewer' })
  expect(await listKeys(stranger)).toEqual([])
  await expect(revokeKey(stranger, { keyId: key.id })).rejects.toMatchObject({ code: 'not_found' })
})

test('a key that makes a key is named as its maker', async () => {
  const { id } = await makeProject()
  const { ctx } = await makeMember(id, 'owner')
  const first = await makeKey(ctx, { name: 'script', role: 'owner' })
  const asKey = { ...ctx, actor: { type: 'key' as const, id: first.id, name: 'script' } }
  const second = await makeKey(asKey, { name: 'another', role: 'viewer' })
  const [entry] = await db.auditEntry.findMany({ where: { subjectId: second.id } })
  expect(entry).toMatchObject({ actorType: 'key', actorId: first.id, actorName: 'script' })
})

test('only the keeper makes and revokes keys to every project', async () => {
  const person = await makePerson()
  const house = houseCtxOf(person)
  await expect(makeHouseKey(house, { name: 'all', role: 'viewer' })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(listHouseKeys(house)).rejects.toMatchObject({ code: 'forbidden' })
  const keeper = houseCtxOf(person, { role: 'keeper' })
  const { key, id } = await makeHouseKey(keeper, { name: 'all', role: 'owner' })
  expect(await findKey(`Bearer ${key}`)).toMatchObject({ projectId: null, role: 'owner' })
  await revokeHouseKey(keeper, { keyId: id })
  expect(await findKey(`Bearer ${key}`)).toBeNull()
})

test('a key of a project cannot be revoked as one to every project, nor the other way round', async () => {
  const { id } = await makeProject()
  const { ctx } = await makeMember(id, 'owner')
  const keeper = houseCtxOf(await makePerson(), { role: 'keeper' })
  const [ofProject, ofHouse] = [
    await makeKey(ctx, { name: 'one', role: 'viewer' }),
    await makeHouseKey(keeper, { name: 'all', role: 'viewer' }),
  ]
  await expect(revokeHouseKey(keeper, { keyId: ofProject.id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(revokeKey(ctx, { keyId: ofHouse.id })).rejects.toMatchObject({ code: 'not_found' })
})
