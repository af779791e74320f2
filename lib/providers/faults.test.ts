import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { newProject } from '@/bin/testing/new-project'
import { type ProviderServer, startProviderServer } from '@/bin/testing/provider-server'
import type { Ctx } from '../ctx'
import { db } from '../db'
import { env } from '../env'
import { openRun } from '../runs/open-run'
import { addProvider } from './add-provider'
import { type CallInput, callModel } from './call-model'
import { giveUpLostCalls } from './calls/give-up-lost-calls'
import { findKnownModel } from './calls/known-model'
import { closeCall, openCall, settleCalls } from './calls/ledger'
import { tallyCalls } from './calls/sum-calls'
import { changeModel } from './change-model'
import { changeProvider } from './change-provider'
import { listCalls } from './list-calls'
import { listEndpointModels } from './list-endpoint-models'
import { listProviders } from './list-providers'
import { removeProvider } from './remove-provider'
import { retryWait } from './rules'
import { callFilter, failedOutcomes, longestWaitSeconds } from './schema'

// A tenth of the waits between tries; how long they are is tested beside their rule.
vi.mock('./rules', async (original) => {
  const rules = await original<typeof import('./rules')>()
  return { ...rules, retryWait: vi.fn((...given: Parameters<typeof retryWait>) => rules.retryWait(...given) / 10) }
})

let server: ProviderServer
let ctx: Ctx
beforeAll(async () => {
  server = await startProviderServer({ answer: (_, nth) => JSON.stringify({ content: `Text ${nth}`, label: 'safe' }) })
  ;(env.ASSAY_ALLOW_HOSTS as string[]).push(server.host)
  ctx = (await newProject()).ctx
})
afterAll(() => server.stop())
beforeEach(() => {
  server.calls.length = 0
})

let made = 0
type Limits = Partial<{
  inFlight: number
  requestsPerMinute: number
  tokensPerMinute: number
  address: string
  preset: string
}>

async function model(name: string, { preset = 'compatible', ...limits }: Limits = {}) {
  const { id: providerId } = await addProvider(ctx, {
    name: `Local ${++made}`,
    preset,
    address: server.url,
    requestsPerMinute: null,
    tokensPerMinute: null,
    inFlight: 16,
    key: 'sk-CANARY-0123456789',
    models: [{ name, priceIn: 1, priceOut: 1, jsonSchema: true }],
    ...limits,
  })
  const { id: modelId } = await db.providerModel.findFirstOrThrow({ where: { providerId }, select: { id: true } })
  return { providerId, modelId }
}

const question = [{ role: 'user' as const, content: 'Write something' }]
const ask = async (name: string, more: Partial<CallInput> = {}, limits: Limits = {}) =>
  callModel(ctx, { ...(await model(name, limits)), purpose: 'test', messages: question, ...more } as CallInput)
const run = (capMicros?: bigint, capCalls?: number) =>
  openRun(ctx, {
    kind: 'test',
    title: 'Test',
    plan: {},
    batches: [{ first: 0, size: 1 }],
    ...(capMicros && { capMicros }),
    ...(capCalls && { capCalls }),
  })
const statusOf = (id: string) => db.run.findUniqueOrThrow({ where: { id }, select: { status: true, reason: true } })

test('an answer brings its text, its tokens as the provider counted them, and its chances', async () => {
  const result = await ask('small', { logprobs: 2, maxTokens: 50 })
  expect(result).toMatchObject({ outcome: 'answered', estimated: false, attempts: 1, simulated: false })
  expect(result.costMicros).toBe(result.tokensIn + result.tokensOut)
  expect('logprobs' in result && result.logprobs?.[0]?.top).toHaveLength(2)
  expect(server.calls[0]).toMatchObject({ model: 'small', key: 'sk-CANARY-0123456789' })
})

test.each(['anthropic', 'google', 'openai'])('%s is asked in its own format', async (preset) => {
  expect(await ask('small', {}, { preset })).toMatchObject({ outcome: 'answered', estimated: false, attempts: 1 })
  expect(server.calls[0]?.key).toBe('sk-CANARY-0123456789')
})

const exhaust = async (runId: string, modelId: string, times: number) => {
  const asked = { modelId, runId, purpose: 'test', messages: question, maxTokens: 100 }
  return Promise.all(Array.from({ length: times }, (_, position) => callModel(ctx, { ...asked, position })))
}

/** A provider that only its test asks, so that others may go side by side with it. */
async function ownServer(latencyMs = 0) {
  const own = await startProviderServer({ latencyMs })
  ;(env.ASSAY_ALLOW_HOSTS as string[]).push(own.host)
  return own
}

/** Many calls of a run that go out two at a time, and what happens when the second is under way. */
async function meanwhile(calls: number, cap: bigint | undefined, happens: (at: Made) => Promise<unknown>) {
  const slow = await ownServer(250)
  try {
    const made = await model('small', { inFlight: 2, address: slow.url })
    const { id: runId } = await run(cap)
    const asked = exhaust(runId, made.modelId, calls)
    await vi.waitFor(() => expect(slow.calls).toHaveLength(2), 5_000)
    await happens(made)
    const results = await asked
    await settleCalls()
    const ledger = await db.modelCall.findMany({ where: { runId }, orderBy: { id: 'asc' } })
    return { results, ledger, runId, sent: slow.calls.length }
  } finally {
    await slow.stop()
  }
}
type Made = Awaited<ReturnType<typeof model>>

// Side by side: most of what these take is waiting.
test.concurrent.each([
  ['fault-500', 'provider_5xx', 4],
  ['fault-reset', 'connection', 4],
  ['fault-cut', 'connection', 4],
  ['fault-json', 'invalid_output', 1],
  ['fault-html', 'invalid_output', 1],
  ['fault-choices', 'invalid_output', 1],
  ['fault-huge', 'too_large', 1],
  ['fault-long', 'too_large', 1],
  ['fault-bad', 'bad_request', 1],
  ['fault-auth', 'auth', 1],
  ['fault-credit', 'no_credit', 1],
  ['fault-model', 'no_model', 1],
  ['fault-redirect', 'blocked_url', 1],
] as const)('%s fails as %s after %i tries', { timeout: 30_000 }, async (name, errorClass, attempts) => {
  const result = await ask(name)
  expect(result).toMatchObject({ outcome: 'failed', errorClass, attempts })
  expect(JSON.stringify(result)).not.toContain('CANARY')
})

test.concurrent('a server that hangs or drips is left when its time is over, and asked once more', {
  timeout: 20_000,
}, async ({ expect }) => {
  const [hang, drip] = await Promise.all([ask('fault-hang', { seconds: 0.5 }), ask('fault-drip', { seconds: 0.5 })])
  expect(hang).toMatchObject({ outcome: 'failed', errorClass: 'timeout', attempts: 2, estimated: true })
  expect(drip).toMatchObject({ outcome: 'failed', errorClass: 'timeout', attempts: 2 })
  await expect.poll(() => server.open.now, { timeout: 5_000 }).toBe(0)
})

test.concurrent('a wait that one was told is kept by all, in seconds or as a date', { timeout: 20_000 }, async ({
  expect,
}) => {
  const own = await ownServer()
  const asks = async (name: string) => {
    const { modelId, providerId } = await model(name, { inFlight: 1, address: own.url })
    const asked = { modelId, purpose: 'test', messages: question }
    const results = await Promise.all([callModel(ctx, asked), callModel(ctx, asked), callModel(ctx, asked)])
    expect(results.map(({ outcome }) => outcome)).toEqual(['answered', 'answered', 'answered'])
    const [first = 0, second = 0] = own.calls.filter(({ model }) => model === name).map(({ at }) => at)
    // A date has whole seconds.
    expect(second - first, name).toBeGreaterThanOrEqual(name.includes('date') ? 900 : 1900)
    expect((await db.providerPace.findUniqueOrThrow({ where: { providerId } })).notBefore).not.toBeNull()
  }
  await Promise.all(['fault-429-2-once', 'fault-429-date-once'].map(asks))
  await own.stop()
})

test.concurrent('T13: a price that changes while a run goes holds for what is asked from then on, and within the cap', {
  timeout: 20_000,
}, async ({ expect }) => {
  const dearer = { priceIn: 10, priceOut: 10, jsonSchema: true }
  const { results, ledger, runId } = await meanwhile(24, 2_500n, (made) => changeModel(ctx, { ...made, ...dearer }))
  const prices = ledger.map(({ costMicros, tokensIn, tokensOut }) => Number(costMicros) / (tokensIn! + tokensOut!))
  // Whoever waits in line is asked at the price of its turn, not at that of its coming.
  expect([prices[0], prices.at(-1), new Set(prices).size]).toEqual([1, 10, 2])
  expect(ledger.every(({ costMicros, reservedMicros }) => costMicros <= reservedMicros)).toBe(true)
  const { costMicros, status } = await db.run.findUniqueOrThrow({ where: { id: runId } })
  expect(costMicros).toBe(ledger.reduce((sum, call) => sum + call.costMicros, 0n))
  expect(costMicros).toBeLessThanOrEqual(2_500n)
  expect(status).toBe('paused')
  expect(results.filter(({ outcome }) => outcome === 'answered')).toHaveLength(ledger.length)
})

test.concurrent('T14: a provider that is removed while a run goes is asked no more, and the run stops where it is and says why', {
  timeout: 20_000,
}, async ({ expect }) => {
  const { results, ledger, runId, sent } = await meanwhile(40, undefined, ({ providerId }) =>
    removeProvider(ctx, { providerId }),
  )
  expect(await statusOf(runId)).toEqual({ status: 'paused', reason: 'A model that it asks was removed' })
  expect(results.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['answered', 'answered'])
  expect(results.at(-1)).toMatchObject({ outcome: 'stopped', errorClass: 'no_model', attempts: 0 })
  // For a second, a process may go on with what it knows.
  expect(sent).toBeLessThan(20)
  expect([ledger.length, ledger.some(({ outcome }) => outcome === 'open')]).toEqual([sent, false])
  expect(await db.runEvent.count({ where: { runId, level: 'warn' } })).toBe(1)
})

test.concurrent('calls at once, and requests and tokens a minute, hold', { timeout: 20_000 }, async ({ expect }) => {
  const slow = await ownServer(60)
  const { modelId } = await model('small', { inFlight: 3, address: slow.url })
  const { id: runId } = await run()
  await exhaust(runId, modelId, 20)
  expect(slow.open.most).toBe(3)
  const paced = await model('small', { requestsPerMinute: 240, address: slow.url })
  slow.calls.length = 0
  const metered = await model('large', { tokensPerMinute: 12_000, address: slow.url })
  const began = Date.now()
  await Promise.all([exhaust(runId, paced.modelId, 10), exhaust(runId, metered.modelId, 6)])
  const timesOf = (name: string) => slow.calls.flatMap(({ model, at }) => (model === name ? [at - began] : []))
  const times = timesOf('small')
  // A call is reckoned at 107 tokens, and 200 go out in a second.
  expect(timesOf('large').filter((at) => at < 900).length).toBeLessThanOrEqual(3)
  expect(Math.max(...timesOf('large'))).toBeGreaterThan(1200)
  // Four at once, then one each quarter second.
  expect(times.filter((at) => at < 900).length).toBeLessThanOrEqual(8)
  expect(Math.max(...times)).toBeGreaterThan(1200)
  await slow.stop()
})

test('between tries it waits longer each time', async () => {
  vi.mocked(retryWait).mockClear()
  await ask('fault-500')
  expect(vi.mocked(retryWait).mock.calls.map(([attempt]) => attempt)).toEqual([1, 2, 3])
  const waits = vi.mocked(retryWait).mock.results.map(({ value }) => value * 1_000)
  const gaps = server.calls.slice(1).map(({ at }, tried) => at - server.calls[tried]!.at)
  expect(gaps).toHaveLength(3)
  for (const [tried, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(waits[tried]! - 5)
})

test('refusals are answers of a kind, in a field, by a filter or in prose, and are not tried again', async () => {
  for (const [name, errorClass] of [
    ['fault-refusal', 'refusal'],
    ['fault-prose', 'refusal'],
    ['fault-filter', 'content_filter'],
    ['fault-filter-400', 'content_filter'],
  ])
    expect(await ask(String(name)), name).toMatchObject({ outcome: 'refused', errorClass, attempts: 1 })
})

test('what was cut off, or never ended thinking, is no answer', async () => {
  expect(await ask('fault-length')).toMatchObject({ outcome: 'cut', unfinished: false })
  expect(await ask('fault-think-open')).toMatchObject({
    outcome: 'cut',
    unfinished: true,
    text: '',
    reasoning: 'Let me see',
  })
  expect(await ask('fault-think')).toMatchObject({ outcome: 'answered', text: 'Seen', reasoning: 'Let me see' })
})

test('JSON in a fence is taken out and said to be; JSON that is half is asked for once more', async () => {
  const schema = z.strictObject({ content: z.string(), label: z.enum(['safe', 'spam']) })
  expect(await ask('fault-fence', { schema })).toMatchObject({
    outcome: 'answered',
    repaired: true,
    object: { label: 'safe' },
  })
  expect(await ask('fault-broken', { schema })).toMatchObject({ outcome: 'unreadable', attempts: 2 })
  expect(await ask('fault-broken-once', { schema })).toMatchObject({
    outcome: 'answered',
    repaired: false,
    attempts: 2,
  })
})

test('without a count, or with a false one, tokens are reckoned and said to be', async () => {
  expect(await ask('fault-usage')).toMatchObject({ outcome: 'answered', estimated: true })
  const result = await ask('fault-usage-false')
  expect(result).toMatchObject({ outcome: 'answered', estimated: true })
  expect(result.costMicros).toBeGreaterThan(0)
})

test('a wait of more than an hour pauses the run and says so, and holds for an hour', async () => {
  const { id: runId } = await run()
  const { modelId, providerId } = await model('fault-429-99999')
  const result = await callModel(ctx, { modelId, runId, purpose: 'test', messages: question })
  expect(result).toMatchObject({ outcome: 'stopped', errorClass: 'rate_limited' })
  expect(await statusOf(runId)).toMatchObject({
    status: 'paused',
    reason: expect.stringContaining('more than an hour'),
  })
  const { notBefore } = await db.providerPace.findUniqueOrThrow({ where: { providerId } })
  expect(Number(notBefore) - Date.now()).toBeLessThanOrEqual(longestWaitSeconds * 1000)
  // Whoever comes later, in this process or the next, does not get through either.
  server.calls.length = 0
  const later = await callModel(ctx, {
    modelId,
    purpose: 'test',
    messages: question,
    winding: AbortSignal.timeout(700),
  })
  expect(later).toMatchObject({ outcome: 'stopped', attempts: 0 })
  expect(server.calls).toHaveLength(0)
})

test('a key that is refused pauses the run visibly, once', async () => {
  const { id: runId } = await run()
  const { modelId } = await model('fault-auth')
  const asked = { modelId, runId, purpose: 'test', messages: question }
  const results = await Promise.all([callModel(ctx, asked), callModel(ctx, asked), callModel(ctx, asked)])
  expect(results.every(({ outcome }) => outcome === 'stopped')).toBe(true)
  expect(await statusOf(runId)).toMatchObject({
    status: 'paused',
    reason: expect.stringContaining('does not accept the key'),
  })
  expect(await db.runEvent.count({ where: { runId, level: 'warn' } })).toBe(1)
})

test('a cap holds however many ask at once, and the ledger adds up to what the run cost', async () => {
  const { modelId } = await model('small', { inFlight: 64 })
  const { tokensIn } = await callModel(ctx, { modelId, purpose: 'test', messages: question, maxTokens: 100 })
  server.calls.length = 0
  const cap = BigInt(10 * (tokensIn + 110))
  const { id: runId } = await run(cap)
  const results = await exhaust(runId, modelId, 60)
  await settleCalls()
  const { costMicros, reservedMicros, status, reason } = await db.run.findUniqueOrThrow({ where: { id: runId } })
  const { _sum, _count } = await db.modelCall.aggregate({ where: { runId }, _sum: { costMicros: true }, _count: true })
  expect({ status, reservedMicros }).toEqual({ status: 'paused', reservedMicros: 0n })
  expect(reason).toMatch(/cap of \$/)
  expect(costMicros).toBeLessThanOrEqual(cap)
  expect(costMicros).toBe(_sum.costMicros)
  expect(server.calls.length).toBe(_count)
  expect(results.filter(({ outcome }) => outcome === 'answered')).toHaveLength(_count)
  expect(results.filter(({ outcome }) => outcome === 'stopped')).toHaveLength(60 - _count)
})

test('T13, broken twin: what was reserved at the price of before and is counted at that of now goes over the cap', async () => {
  const { modelId } = await model('small')
  const { id: runId } = await run(110n)
  const known = await findKnownModel(ctx, modelId)
  const reserve = { tokensIn: 10, maxTokens: 100, micros: 110 }
  const input = { modelId, runId, purpose: 'test', messages: question }
  const opened = await openCall({
    ctx,
    model: known,
    input,
    attempt: 1,
    reserve,
    signal: new AbortController().signal,
  })
  if (opened.outcome !== 'open') throw new Error('It did not go out')
  const answer = { outcome: 'cut', text: '', reasoning: null, unfinished: false, latencyMs: 1 } as const
  const usage = { tokensIn: 10, tokensOut: 90 }
  closeCall({ id: opened.id, runId, model: { ...known, priceOut: 10 }, reserve, answer: { ...answer, usage } })
  await settleCalls()
  expect((await db.run.findUniqueOrThrow({ where: { id: runId } })).costMicros).toBeGreaterThan(110n)
})

test('a cap of calls holds over all who ask at once, of whatever provider, and counts each try', async () => {
  const models = [await model('small', { inFlight: 64 }), await model('fault-529-0', { inFlight: 64 })]
  const { id: runId } = await run(undefined, 25)
  const ask = ({ modelId }: { modelId: string }) =>
    callModel(ctx, { modelId, runId, counted: true, purpose: 'test', messages: question })
  const results = await Promise.all(models.flatMap((each) => Array.from({ length: 20 }, () => ask(each))))
  await settleCalls()
  expect(server.calls).toHaveLength(25)
  expect(await db.modelCall.count({ where: { runId } })).toBe(25)
  expect(await statusOf(runId)).toEqual({ status: 'paused', reason: 'The cap of 25 calls is reached' })
  expect(results.some(({ outcome }) => outcome === 'stopped')).toBe(true)
})

test('the broken twin, which looks at the cap and then asks, goes far over it', async () => {
  const { modelId } = await model('small', { inFlight: 64 })
  const { id: runId } = await run()
  const spent = { micros: 0 }
  const looksFirst = async () => {
    if (spent.micros >= 10) return
    const { costMicros } = await callModel(ctx, { modelId, runId, purpose: 'test', messages: question })
    spent.micros += costMicros
  }
  await Promise.all(Array.from({ length: 30 }, looksFirst))
  expect(spent.micros).toBeGreaterThan(300)
})

test('an endpoint that is overloaded is asked less at once, and more again when it bears it', {
  timeout: 20_000,
}, async () => {
  const { modelId } = await model('fault-529-0-once', { inFlight: 16 })
  const { id: runId } = await run()
  await exhaust(runId, modelId, 8)
  await expect
    .poll(async () => (await db.providerModel.findUniqueOrThrow({ where: { id: modelId } })).bears, { timeout: 5000 })
    .toBeLessThanOrEqual(9)
})

test('a cancel reaches calls under way, and what comes later is no answer', async () => {
  const { modelId } = await model('fault-hang', { inFlight: 16 })
  const stop = new AbortController()
  const calls = Array.from({ length: 16 }, () =>
    callModel({ ...ctx, signal: stop.signal }, { modelId, purpose: 'test', messages: question }),
  )
  await expect.poll(() => server.calls.length, { timeout: 5000 }).toBe(16)
  const began = Date.now()
  stop.abort()
  const results = await Promise.all(calls)
  expect(Date.now() - began).toBeLessThan(2000)
  expect(results.every(({ outcome, estimated }) => outcome === 'stopped' && estimated)).toBe(true)
  await expect.poll(() => server.open.now).toBe(0)
})

test('calls that a dead process left open are given up as lost, and count as paid', async () => {
  const { id: runId } = await run(1_000_000n)
  const { modelId, providerId } = await model('small')
  await db.run.update({ where: { id: runId }, data: { reservedMicros: 500n } })
  const dead = { projectId: ctx.projectId, providerId, modelId, runId, purpose: 'test', processId: runId }
  await db.modelCall.create({ data: { ...dead, reservedMicros: 500n, startedAt: new Date(Date.now() - 60_000) } })
  const fresh = await db.modelCall.create({ data: { ...dead, reservedMicros: 7n }, select: { id: true } })
  await giveUpLostCalls()
  await giveUpLostCalls()
  const { costMicros, reservedMicros } = await db.run.findUniqueOrThrow({ where: { id: runId } })
  expect({ costMicros, reservedMicros }).toEqual({ costMicros: 500n, reservedMicros: 0n })
  expect(await db.modelCall.findUniqueOrThrow({ where: { id: fresh.id } })).toMatchObject({ outcome: 'open' })
  await db.modelCall.delete({ where: { id: fresh.id } })
})

test('what counts as failed is what the list of calls shows as failed, tallied or not', async () => {
  const { modelId, providerId } = await model('fault-bad')
  await exhaust((await run()).id, modelId, 2)
  await settleCalls()
  const call = {
    projectId: ctx.projectId,
    providerId,
    modelId,
    purpose: 'test',
    processId: modelId,
    reservedMicros: 0n,
  }
  const others = ['unreadable', 'lost', 'refused', 'answered'] as const
  await db.modelCall.createMany({ data: others.map((outcome) => ({ ...call, outcome })) })
  const shown = await listCalls(ctx, callFilter.parse({ model: modelId, outcome: failedOutcomes.join(',') }))
  const counted = async () =>
    (await listProviders(ctx)).flatMap(({ models }) => models.filter(({ id }) => id === modelId))
  expect(shown.calls.map(({ outcome }) => outcome).sort()).toEqual(['failed', 'failed', 'lost', 'unreadable'])
  expect(await counted()).toMatchObject([{ calls: 6, failed: 4 }])
  await tallyCalls(Date.now() + 300_000)
  expect(await counted()).toMatchObject([{ calls: 6, failed: 4 }])
})

test('a key is sealed to its row, never told, and cleared with another address', async () => {
  const [one, two] = [await model('small'), await model('small')]
  const key = (id: string) =>
    db.provider.findUniqueOrThrow({ where: { id }, select: { sealedKey: true, revision: true } })
  const [{ sealedKey, revision }, other] = [await key(one.providerId), await key(two.providerId)]
  expect(`${sealedKey}${JSON.stringify(await listProviders(ctx))}`).not.toContain('CANARY')
  // Swapped with another row, neither opens: the endpoint is asked without a key.
  await db.provider.update({ where: { id: two.providerId }, data: { sealedKey } })
  await callModel(ctx, { modelId: two.modelId, purpose: 'test', messages: question })
  expect(server.calls.at(-1)?.key).toBeUndefined()
  expect(other.sealedKey).not.toBe(sealedKey)

  const fields = { name: `Moved ${made}`, requestsPerMinute: null, tokensPerMinute: null, inFlight: 4, key: null }
  const changed = await changeProvider(ctx, {
    ...fields,
    providerId: one.providerId,
    revision,
    address: `${server.url}/two`,
  })
  expect(changed).toMatchObject({ keyCleared: true, keyEnd: null })
  expect(await key(one.providerId)).toMatchObject({ sealedKey: null })
  const audit = await db.auditEntry.findMany({ where: { projectId: ctx.projectId } })
  expect(JSON.stringify(audit)).not.toContain('CANARY')
  await expect(
    changeProvider(ctx, { ...fields, providerId: one.providerId, revision, address: server.url }),
  ).rejects.toThrow('meanwhile')
})

test('only an owner changes providers, and nobody from another project', async () => {
  const { providerId } = await model('small')
  const other = (await newProject()).ctx
  await expect(listEndpointModels(other, { providerId })).rejects.toThrow('Provider not found')
  const fields = {
    name: 'x',
    preset: 'openai',
    address: '',
    key: '',
    requestsPerMinute: null,
    tokensPerMinute: null,
    inFlight: 1,
    models: [],
  }
  await expect(addProvider({ ...ctx, role: 'curator' }, fields)).rejects.toThrow('curator cannot')
  await expect(addProvider(ctx, { ...fields, address: 'http://10.0.0.7/v1', preset: 'compatible' })).rejects.toThrow(
    'not a public address',
  )
})
