import { setMaxListeners } from 'node:events'
import { expect, test, vi } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db, pool } from '../../db'
import { callModel } from '../call-model'
import { listModels } from '../list-models'
import { findKnownModel } from './known-model'
import { settleCalls } from './ledger'
import { takeSlot } from './slots'

async function simulator(inFlight: number) {
  const { ctx } = await newProject()
  const [model] = await listModels(ctx)
  await db.provider.update({ where: { id: model?.providerId ?? '' }, data: { inFlight } })
  return { ctx, model: await findKnownModel(ctx, model?.id ?? '') }
}

test('the first calls go out one after another, and soon all that may', async () => {
  const { model } = await simulator(64)
  let begun = 0
  let together = 0
  const never = new AbortController().signal
  setMaxListeners(0, never)
  const asked = Array.from({ length: 80 }, async () => {
    const slot = await takeSlot(model, never)
    // All that go at once have gone by the next turn.
    if (begun++ === 0) setImmediate(() => (together = begun))
    return slot
  })
  await vi.waitFor(() => expect(begun).toBe(64), 5_000)
  expect(together).toBeGreaterThan(0)
  expect(together).toBeLessThanOrEqual(16)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(begun).toBe(64)
  for (const slot of asked) void slot.then((slot) => slot?.release())
  await Promise.all(asked)
  expect(begun).toBe(80)
})

test('calls that are asked for in the same breath are written down together', async () => {
  const { ctx, model } = await simulator(64)
  const ask = () =>
    callModel(ctx, { modelId: model.id, purpose: 'test', messages: [{ role: 'user', content: 'Write a text' }] })
  await ask()
  // By now all places are open: what is asked next goes at once.
  await new Promise((resolve) => setTimeout(resolve, 300))
  const query = vi.spyOn(pool, 'query')
  await Promise.all(Array.from({ length: 64 }, ask))
  const named = query.mock.calls.map(([asked]) => (asked as { name?: string }).name)
  query.mockRestore()
  await settleCalls()
  expect(named.filter((name) => name === 'open-calls').length).toBeLessThanOrEqual(4)
})
