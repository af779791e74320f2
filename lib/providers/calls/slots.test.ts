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
  const begun: number[] = []
  const never = new AbortController().signal
  setMaxListeners(0, never)
  const asked = Array.from({ length: 80 }, async () => {
    const slot = await takeSlot(model, never)
    begun.push(performance.now())
    return slot
  })
  await vi.waitFor(() => expect(begun.length).toBe(64), 5_000)
  const [first = 0, last = 0] = [begun[0], begun.at(-1)]
  expect(last - first).toBeGreaterThan(150)
  // Never so many at once that they end as one wave.
  for (const at of begun) expect(begun.filter((other) => other >= at && other < at + 10).length).toBeLessThanOrEqual(32)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(begun).toHaveLength(64)
  for (const slot of asked) void slot.then((slot) => slot?.release())
  await Promise.all(asked)
  expect(begun).toHaveLength(80)
})

test('calls that are asked for in the same breath are written down together', async () => {
  const { ctx, model } = await simulator(64)
  const ask = () =>
    callModel(ctx, { modelId: model.id, purpose: 'test', messages: [{ role: 'user', content: 'Write a text' }] })
  // All places are open, so that what is asked next goes at once.
  await Promise.all(Array.from({ length: 64 }, ask))
  const query = vi.spyOn(pool, 'query')
  await Promise.all(Array.from({ length: 64 }, ask))
  const named = query.mock.calls.map(([asked]) => (asked as { name?: string }).name)
  query.mockRestore()
  await settleCalls()
  expect(named.filter((name) => name === 'open-calls').length).toBeLessThanOrEqual(4)
})
