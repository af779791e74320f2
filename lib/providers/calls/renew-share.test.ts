import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../../db'
import { newId } from '../../ids'
import { listModels } from '../list-models'
import { findKnownModel } from './known-model'
import { processId } from './process-id'
import { renewShare } from './renew-share'

async function simulator() {
  const { ctx } = await newProject()
  const [model] = await listModels(ctx)
  await db.provider.update({ where: { id: model?.providerId ?? '' }, data: { inFlight: 16 } })
  return findKnownModel(ctx, model?.id ?? '')
}
type Model = Awaited<ReturnType<typeof simulator>>

const elsewhere = ({ id: modelId, provider }: Model, slots: number, wanted: number, seconds = 60) =>
  db.callShare.create({
    data: {
      modelId,
      processId: newId(),
      providerId: provider.id,
      slots,
      wanted,
      expiresAt: new Date(Date.now() + seconds * 1000),
    },
  })
const now = (more: object) => ({ busy: 0, wanted: 0, grown: 0, overloaded: false, ...more })

test('what another process holds is not given twice', async () => {
  const model = await simulator()
  await elsewhere(model, 10, 10)
  expect(await renewShare(model, now({ wanted: 16 }))).toBe(6)
})

test('a process that is gone holds nothing after its share ran out', async () => {
  const model = await simulator()
  await elsewhere(model, 10, 10, -1)
  expect(await renewShare(model, now({ wanted: 16 }))).toBe(16)
})

test('where another process wants more than it has, a fair part is left to it', async () => {
  const model = await simulator()
  await elsewhere(model, 0, 16)
  expect(await renewShare(model, now({ wanted: 16 }))).toBe(8)
})

test('what is under way counts until it ends, even where the share shrank', async () => {
  const model = await simulator()
  expect(await renewShare(model, now({ wanted: 16 }))).toBe(16)
  await elsewhere(model, 0, 16)
  expect(await renewShare(model, now({ busy: 16, wanted: 16 }))).toBeLessThanOrEqual(8)
  const { slots } = await db.callShare.findFirstOrThrow({ where: { modelId: model.id, processId } })
  expect(slots).toBe(16)
})

test('an overload halves what is asked at once, not more than once a second, and rounds that go well add to it', async () => {
  const model = await simulator()
  expect(await renewShare(model, now({ wanted: 16, overloaded: true }))).toBe(8)
  expect(await renewShare(model, now({ wanted: 16, overloaded: true }))).toBe(8)
  expect(await renewShare(model, now({ wanted: 16, grown: 2 }))).toBe(10)
})

test('however many renew at once, together they hold no more than the provider bears', async () => {
  const model = await simulator()
  await Promise.all(Array.from({ length: 6 }, () => elsewhere(model, 2, 2)))
  const granted = await Promise.all(Array.from({ length: 4 }, () => renewShare(model, now({ wanted: 16 }))))
  expect(Math.max(...granted)).toBeLessThanOrEqual(4)
})
