import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { type ProviderServer, startProviderServer } from '@/bin/testing/provider-server'
import { answerErrands, dropOldErrands } from '../../answer-errands'
import { askWorker } from '../../ask-worker'
import type { Ctx } from '../../ctx'
import { db } from '../../db'
import { env } from '../../env'
import { sealAt } from '../../sealed'
import { startWorker } from '../../worker'
import { addProvider } from '../add-provider'
import { askModel } from '../ask-model'
import { listEndpointModels } from '../list-endpoint-models'
import { addProviderInput } from '../schema'
import { testProvider } from '../test-provider'
import type { TestErrand } from './errands'
import { providerErrands } from './provider-errands'

let server: ProviderServer
let ctx: Ctx
let worker: Awaited<ReturnType<typeof startWorker>> | undefined
beforeAll(async () => {
  server = await startProviderServer()
  ;(env.ASSAY_ALLOW_HOSTS as string[]).push(server.host)
  ctx = (await newProject()).ctx
})
afterAll(() => server.stop())
beforeEach(() => {
  server.calls.length = 0
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})

const begin = async () => {
  worker = await startWorker({ jobs: [], graceSeconds: 1 })
}
let made = 0
async function provider(model = 'small', more: object = {}) {
  const { id: providerId } = await addProvider(
    ctx,
    addProviderInput.parse({
      name: `Local ${++made}`,
      preset: 'compatible',
      address: server.url,
      key: 'sk-CANARY-0123456789',
      models: model ? [{ name: model, priceIn: 1, priceOut: 1 }] : [],
      ...more,
    }),
  )
  const found = await db.providerModel.findFirst({ where: { providerId }, select: { id: true } })
  return { providerId, modelId: found?.id ?? '' }
}

test('a worker tests a provider with its key, and what it heard is not kept', async () => {
  await begin()
  const { providerId } = await provider()
  expect(await testProvider(ctx, { providerId })).toMatchObject({
    ok: true,
    message: expect.stringMatching(/^small answered in \d+ ms$/),
  })
  expect(server.calls[0]?.key).toBe('sk-CANARY-0123456789')
  expect(await testProvider(ctx, { providerId: (await provider('fault-auth')).providerId })).toMatchObject({
    ok: false,
    errorClass: 'auth',
    message: expect.stringContaining('does not accept the key'),
  })
  const { providerId: embedder } = await provider('text-embedding-small')
  expect(await testProvider(ctx, { providerId: embedder })).toMatchObject({
    ok: true,
    message: expect.stringMatching(/^text-embedding-small answered in \d+ ms$/),
  })
  expect(await db.errand.count()).toBe(0)
})

test('an endpoint tells its models, and one that is away is an error with its reason', async () => {
  await begin()
  const { providerId } = await provider()
  expect(await listEndpointModels(ctx, { providerId })).toEqual([
    { name: 'guard', priceIn: 0, priceOut: 0, added: false },
    { name: 'large', priceIn: 0, priceOut: 0, added: false },
    { name: 'small', priceIn: 0, priceOut: 0, added: true },
  ])
  const none = await provider('', { name: 'None' })
  expect((await testProvider(ctx, none)).message).toBe('None answers and has 3 models. Add one to use it.')
  const away = await provider('small', { address: `http://${server.host}/nowhere`, preset: 'compatible' })
  await db.provider.update({ where: { id: away.providerId }, data: { address: 'http://10.0.0.7/v1' } })
  await expect(listEndpointModels(ctx, away)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('not a public address'),
  })
})

test('a call for somebody who waits brings back what a call brings', async () => {
  await begin()
  const { modelId } = await provider()
  const call = { modelId, purpose: 'chat', messages: [{ role: 'user' as const, content: 'Say \0 it \ud800' }] }
  expect(await askModel(ctx, call)).toMatchObject({ outcome: 'answered', attempts: 1, simulated: false })
  await expect(askModel({ ...ctx, role: 'reviewer' }, call)).rejects.toThrow('reviewer cannot')
  await expect(askModel((await newProject()).ctx, call)).rejects.toMatchObject({ code: 'not_found' })
})

test('of two workers one takes an errand, and it is asked once', async () => {
  const { providerId, modelId } = await provider()
  const asked = askWorker<TestErrand>(ctx, 'test-provider', { providerId, modelId }, { seconds: 10 })
  await expect.poll(() => db.errand.count()).toBe(1)
  const taken = (await Promise.all([answerErrands(providerErrands, 8), answerErrands(providerErrands, 8)])).flat()
  await Promise.all(taken)
  expect(taken).toHaveLength(1)
  expect(await asked).toMatchObject({ ok: true })
  expect(server.calls).toHaveLength(1)
})

test('without a worker nobody waits for ever, and nothing is asked later', async () => {
  const { providerId, modelId } = await provider()
  await expect(askWorker<TestErrand>(ctx, 'test-provider', { providerId, modelId }, { seconds: 1 })).rejects.toThrow(
    'No answer came within 1 seconds',
  )
  expect(await answerErrands(providerErrands, 8)).toEqual([])
  // Of an asker that died, what it asked goes too.
  const gone = {
    projectId: ctx.projectId,
    kind: 'test-provider',
    asked: '{}',
    askedBy: {},
    expiresAt: new Date(Date.now() - 120_000),
  }
  await db.errand.create({ data: gone })
  expect(await answerErrands(providerErrands, 8)).toEqual([])
  await dropOldErrands()
  expect(await db.errand.count()).toBe(0)
})

test('a key in the form of before is sealed anew when a worker starts, and goes on working', async () => {
  const { providerId } = await provider()
  const place = { projectId: ctx.projectId, row: providerId, column: 'Provider.sealedKey' }
  const old = sealAt(place, 'sk-CANARY-old')
  await db.provider.update({ where: { id: providerId }, data: { sealedKey: old } })
  await begin()
  const { sealedKey } = await db.provider.findUniqueOrThrow({ where: { id: providerId }, select: { sealedKey: true } })
  expect(sealedKey).toMatch(/^x1\./)
  await testProvider(ctx, { providerId })
  expect(server.calls[0]?.key).toBe('sk-CANARY-old')
})
