import { beforeEach, expect, test } from 'vitest'
import { houseCtxOf, makeMember, makePerson, makeProject } from '../../bin/testing/people'
import { findKey } from '../api-key'
import { db } from '../db'
import { changeKeeper } from './change-keeper'
import { disablePerson } from './disable-person'
import { invitePerson } from './invite-person'
import { makeHouseKey } from './make-house-key'
import { makeKey } from './make-key'

// Keepers are counted over the whole installation, so each test begins with none.
beforeEach(async () => void (await db.user.updateMany({ data: { instanceOwner: false } })))

async function makeKeeper(name = 'Keeper') {
  const person = await makePerson({ name, instanceOwner: true })
  return { ...person, ctx: houseCtxOf(person, { role: 'keeper' }) }
}
const isKeeper = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).instanceOwner

test('a keeper makes a second one, who may then take the keeping from the first', async () => {
  const first = await makeKeeper()
  const second = await makePerson({ name: 'Grace' })
  await changeKeeper(first.ctx, { userId: second.id, keeper: true })
  await changeKeeper(houseCtxOf(second, { role: 'keeper' }), { userId: first.id, keeper: false })
  expect([await isKeeper(first.id), await isKeeper(second.id)]).toEqual([false, true])
  expect(await db.auditEntry.findFirst({ where: { subjectId: second.id } })).toMatchObject({
    action: 'user.change-keeper',
    before: { keeper: false },
    after: { keeper: true },
  })
})

test('nobody else makes keepers, and someone disabled is made none', async () => {
  const keeper = await makeKeeper()
  const person = await makePerson()
  await expect(changeKeeper(houseCtxOf(person), { userId: person.id, keeper: true })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await disablePerson(keeper.ctx, { userId: person.id })
  await expect(changeKeeper(keeper.ctx, { userId: person.id, keeper: true })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('the last keeper stays', async () => {
  const keeper = await makeKeeper()
  await expect(changeKeeper(keeper.ctx, { userId: keeper.id, keeper: false })).rejects.toThrow('The last keeper stays')
})

test('of two keepers who take the keeping from each other at once, one stays', async () => {
  const [one, other] = [await makeKeeper('One'), await makeKeeper('Other')]
  const results = await Promise.allSettled([
    changeKeeper(one.ctx, { userId: other.id, keeper: false }),
    changeKeeper(other.ctx, { userId: one.id, keeper: false }),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.user.count({ where: { instanceOwner: true } })).toBe(1)
})

test('with the keeping go the keys and links that a keeper gave beyond their roles in projects', async () => {
  const keeper = await makeKeeper()
  const { id: own } = await makeProject()
  const { id: elsewhere } = await makeProject()
  const former = await makeMember(own, 'curator')
  await changeKeeper(keeper.ctx, { userId: former.id, keeper: true })
  const asKeeper = houseCtxOf(former, { role: 'keeper' })
  const everywhere = await makeHouseKey(asKeeper, { name: 'everywhere', role: 'owner' })
  const asOwner = (projectId: string) => ({ ...former.ctx, projectId, role: 'owner' as const })
  const asCurator = await makeKey(asOwner(own), { name: 'kept', role: 'curator' })
  const above = await makeKey(asOwner(own), { name: 'above', role: 'owner' })
  const beyond = await makeKey(asOwner(elsewhere), { name: 'beyond', role: 'viewer' })
  await invitePerson(asOwner(elsewhere), { role: 'viewer', email: '', days: 1 })

  await changeKeeper(keeper.ctx, { userId: former.id, keeper: false })
  for (const { key } of [everywhere, above, beyond]) expect(await findKey(`Bearer ${key}`)).toBeNull()
  expect(await findKey(`Bearer ${asCurator.key}`)).not.toBeNull()
  expect(await db.invitation.count({ where: { projectId: elsewhere, revokedAt: null } })).toBe(0)
})
