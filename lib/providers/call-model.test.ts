import { expect, test } from 'vitest'
import { z } from 'zod'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../db'
import { openRun } from '../runs/open-run'
import { callModel } from './call-model'
import { settleCalls } from './calls/ledger'
import { estimateCall } from './estimate-call'
import { listModels } from './list-models'

async function withSimulator() {
  const { ctx } = await newProject()
  const [model] = await listModels(ctx)
  if (!model) throw new Error('A project without a simulator')
  return { ctx, model, modelId: model.id }
}

const messages = [{ role: 'user' as const, content: 'Write a short message' }]

test('every project can ask the simulator, which says that it is one', async () => {
  const { ctx, model, modelId } = await withSimulator()
  expect(model).toMatchObject({ name: 'simulator', kind: 'simulator', simulated: true, priceIn: 0 })
  const result = await callModel(ctx, { modelId, purpose: 'test', messages })
  expect(result).toMatchObject({ outcome: 'answered', simulated: true, attempts: 1, costMicros: 0, reasoning: null })
  const again = await callModel(ctx, { modelId, purpose: 'test', messages })
  expect(again).toMatchObject({ text: result.outcome === 'answered' && result.text })
  await settleCalls()
  const row = await db.modelCall.findUniqueOrThrow({ where: { id: result.callId ?? '' } })
  expect(row).toMatchObject({
    outcome: 'answered',
    purpose: 'test',
    simulated: true,
    attempt: 1,
    tokensIn: result.tokensIn,
  })
})

test('an answer of a shape is parsed, and one that is broken is asked for once more', async () => {
  const { ctx, modelId } = await withSimulator()
  const schema = z.strictObject({ content: z.string(), label: z.enum(['safe', 'spam']) })
  const label = { code: 'spam', name: 'Spam & Scams', polarity: 'unsafe' as const }
  const asked = { modelId, purpose: 'test', messages, schema }
  const result = await callModel(ctx, { ...asked, hints: { label } })
  expect(result).toMatchObject({ outcome: 'answered', object: { label: 'spam' }, repaired: false })
  const broken = await callModel(ctx, { ...asked, hints: { label, fault: 'broken-json' } })
  expect(broken).toMatchObject({ outcome: 'unreadable', errorClass: 'invalid_output', attempts: 2 })
})

test('a refusal, a cut and a failure are told apart', async () => {
  const { ctx, modelId } = await withSimulator()
  const of = async (hints: object) => (await callModel(ctx, { modelId, purpose: 'test', messages, hints })) as object
  expect(await of({ fault: 'refuse' })).toMatchObject({ outcome: 'refused', errorClass: 'refusal', attempts: 1 })
  expect(await of({ fault: 'filter' })).toMatchObject({ outcome: 'refused', errorClass: 'content_filter' })
  expect(await of({ fault: 'unfinished' })).toMatchObject({ outcome: 'cut', unfinished: true, text: '' })
  expect(await of({ fault: 'fail' })).toMatchObject({ outcome: 'failed', errorClass: 'bad_request', attempts: 1 })
  expect(await of({ fault: 'overloaded' })).toMatchObject({ outcome: 'answered', attempts: 2 })
})

test('a run that was cancelled asks nobody', async () => {
  const { ctx, modelId } = await withSimulator()
  const run = await openRun(ctx, { kind: 'test', title: 'Test', plan: {}, batches: [{ first: 0, size: 1 }] })
  await db.run.update({ where: { id: run.id }, data: { status: 'cancelled' } })
  const result = await callModel(ctx, { modelId, purpose: 'test', runId: run.id, messages })
  expect(result).toMatchObject({ outcome: 'stopped', callId: null, attempts: 0 })
  expect(await db.modelCall.count({ where: { runId: run.id } })).toBe(0)
})

test('an estimate says how it was counted', async () => {
  const { ctx, modelId } = await withSimulator()
  await db.providerModel.update({ where: { id: modelId }, data: { priceIn: 2, priceOut: 10 } })
  const estimate = await estimateCall(ctx, { modelId, messages, maxTokens: 100, calls: 50 })
  expect(estimate).toMatchObject({ tokensOut: 100, costMicros: 2 * estimate.tokensIn + 1000 })
  expect(estimate.totalMicros).toBe(estimate.costMicros * 50)
})

test('another project cannot ask with our models, and a viewer with none', async () => {
  const [{ ctx, modelId }, other] = [await withSimulator(), await newProject()]
  await expect(callModel(other.ctx, { modelId, purpose: 'test', messages })).rejects.toThrow('Model not found')
  await expect(callModel({ ...ctx, role: 'viewer' }, { modelId, purpose: 'test', messages })).rejects.toThrow(
    'viewer cannot',
  )
})
