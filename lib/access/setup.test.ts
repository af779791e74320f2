import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeProject, nobodyCtx } from '../../bin/testing/people'
import { findKey } from '../api-key'
import { db } from '../db'
import { claimStudio } from './claim-studio'
import { initOwner } from './init-owner'
import { issueSetupToken } from './issue-setup-token'
import { claimStudioInput } from './schema'

const founder = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery staple' }
const settings = {
  ASSAY_INIT_EMAIL: 'Owner@Example.com',
  ASSAY_INIT_PASSWORD: 'a long password for tests',
  ASSAY_INIT_API_KEY: 'given-key-0123456789-abcdefghijklmnop',
}

const empty = async () => {
  await db.apiKey.deleteMany({})
  await db.membership.deleteMany({})
  await db.user.deleteMany({})
  await db.setupToken.deleteMany({})
}
beforeEach(empty)
afterEach(empty)

test('whoever holds the link becomes keeper and owner of what is there', async () => {
  const project = await makeProject()
  const token = (await issueSetupToken()) ?? ''
  const { id } = await claimStudio(nobodyCtx(), { token, ...founder })
  expect(await db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({
    instanceOwner: true,
    email: founder.email,
  })
  expect(await db.membership.findMany({ where: { userId: id, projectId: project.id } })).toMatchObject([
    { role: 'owner' },
  ])
  expect(await db.setupToken.count()).toBe(0)
  expect(await issueSetupToken()).toBeNull()
})

test('only the hash of the link is kept, and a new link replaces the one before', async () => {
  const [first, second] = [(await issueSetupToken()) ?? '', (await issueSetupToken()) ?? '']
  const rows = await db.setupToken.findMany()
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(second)
  await expect(claimStudio(nobodyCtx(), { token: first, ...founder })).rejects.toMatchObject({ code: 'conflict' })
  expect(await db.user.count()).toBe(0)
})

test('of two who claim at once, one wins', async () => {
  const token = (await issueSetupToken()) ?? ''
  const claim = (email: string) => claimStudio(nobodyCtx(), { token, ...founder, email })
  const outcomes = await Promise.allSettled([
    claim('ada@example.com'),
    claim('eve@example.com'),
    claim('eve@example.com'),
  ])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.user.count()).toBe(1)
})

test('a weak password is refused before anything is claimed', () => {
  const given = { token: 'x', ...founder }
  expect(claimStudioInput.safeParse(given).success).toBe(true)
  for (const password of ['short', 'password1234', founder.email])
    expect(claimStudioInput.safeParse({ ...given, password }).success).toBe(false)
  expect(claimStudioInput.safeParse({ ...given, token: ['x'] }).success).toBe(false)
  expect(claimStudioInput.safeParse({ ...given, instanceOwner: true }).success).toBe(false)
})

test('the settings make the first owner and a key to every project, however often', async () => {
  const project = await makeProject()
  for (let start = 0; start < 2; start++) await initOwner(settings)
  const users = await db.user.findMany({ include: { memberships: true } })
  expect(users).toMatchObject([{ email: 'owner@example.com', instanceOwner: true }])
  expect(users[0]?.memberships.map(({ projectId }) => projectId)).toContain(project.id)
  expect(await findKey(`Bearer ${settings.ASSAY_INIT_API_KEY}`)).toMatchObject({ projectId: null, role: 'owner' })
  const [key] = await db.apiKey.findMany()
  expect(settings.ASSAY_INIT_API_KEY).not.toContain(key?.prefix.slice(6))
})

test('a changed key in the settings ends the one before', async () => {
  await initOwner(settings)
  await initOwner({ ...settings, ASSAY_INIT_API_KEY: 'assay_test_key_0123456789abcdefghijklmnopqrstuvwxyz' })
  expect(await findKey(`Bearer ${settings.ASSAY_INIT_API_KEY}`)).toBeNull()
  expect(await findKey('Bearer assay_test_key_0123456789abcdefghijklmnopqrstuvwxyz')).not.toBeNull()
})

test('the settings make nobody where someone is, and refuse a weak password', async () => {
  await expect(initOwner({ ...settings, ASSAY_INIT_PASSWORD: 'password1234' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await claimStudio(nobodyCtx(), { token: (await issueSetupToken()) ?? '', ...founder })
  await initOwner({
    ASSAY_INIT_EMAIL: settings.ASSAY_INIT_EMAIL,
    ASSAY_INIT_PASSWORD: settings.ASSAY_INIT_PASSWORD,
    ASSAY_INIT_API_KEY: undefined,
  })
  expect(await db.user.count()).toBe(1)
})
