import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { db } from '../../db'
import { listModels } from '../list-models'
import { listProviders } from '../list-providers'
import { processId } from './process-id'
import { sumCalls, tallyCalls } from './sum-calls'

const hour = 3_600_000

/** So many calls of a project's model, made an hour ago, a millisecond apart. */
async function withCalls(count: number) {
  const { ctx } = await newProject()
  const [model] = await listModels(ctx)
  const begin = Date.now() - hour
  const idAt = (at: number) => {
    const time = (begin + at).toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${model?.id.slice(-12)}`
  }
  await db.modelCall.createMany({
    data: Array.from({ length: count }, (_, at) => ({
      id: idAt(at),
      projectId: ctx.projectId,
      providerId: model?.providerId ?? '',
      modelId: model?.id ?? '',
      purpose: 'test',
      processId,
      outcome: at % 10 === 0 ? 'failed' : 'answered',
      costMicros: 3n,
    })),
  })
  return { ctx, modelId: model?.id ?? '', idAt }
}

test('totals are the same before, while and after the ledger is tallied, and each call counts once', async () => {
  const { ctx, modelId, idAt } = await withCalls(50)
  const whole = [{ modelId, calls: 50, failed: 5, open: 0, costMicros: 150 }]
  expect(await sumCalls(ctx)).toEqual(whole)
  await Promise.all([tallyCalls(), tallyCalls(), tallyCalls()])
  expect(await sumCalls(ctx)).toEqual(whole)
  expect(Number((await db.callTally.findUniqueOrThrow({ where: { modelId } })).calls)).toBe(50)
  // Nothing is read from the ledger any more.
  await db.modelCall.deleteMany({ where: { modelId } })
  expect(await sumCalls(ctx)).toEqual(whole)
  expect(idAt(0) < idAt(1)).toBe(true)
})

test('a call that is open is waited for, and what came after it counts from the ledger', async () => {
  const { ctx, modelId, idAt } = await withCalls(20)
  await db.modelCall.update({ where: { id: idAt(8) }, data: { outcome: 'open', costMicros: 0n } })
  await tallyCalls()
  expect(Number((await db.callTally.findUniqueOrThrow({ where: { modelId } })).calls)).toBe(8)
  expect(await sumCalls(ctx)).toEqual([{ modelId, calls: 20, failed: 2, open: 1, costMicros: 57 }])
  await db.modelCall.update({ where: { id: idAt(8) }, data: { outcome: 'answered', costMicros: 3n } })
  await tallyCalls()
  const [provider] = await listProviders(ctx)
  expect(provider?.models[0]).toMatchObject({ calls: 20, failed: 2, underWay: 0, costMicros: 60 })
})

test('what is younger than two minutes stays in the ledger: its neighbours may still come', async () => {
  const { ctx, modelId, idAt } = await withCalls(10)
  await tallyCalls(Date.now() - hour)
  expect(await db.callTally.count({ where: { modelId } })).toBe(0)
  expect((await sumCalls(ctx))[0]?.calls).toBe(10)
  await tallyCalls(Date.now() - hour + 120_000 + 5)
  expect((await db.callTally.findUniqueOrThrow({ where: { modelId } })).before > idAt(0)).toBe(true)
  expect((await sumCalls(ctx))[0]?.calls).toBe(10)
})
