import { expect, test } from 'vitest'
import { db } from './db'
import { newId } from './ids'
import { spendRequest } from './request-rate'

const outcomes = async (tries: Promise<void>[]) => {
  const settled = await Promise.allSettled(tries)
  return settled.filter(({ status }) => status === 'fulfilled').length
}

test('a key may ask so often and no more, and is told how long to wait', async () => {
  const keyId = newId()
  expect(await outcomes(Array.from({ length: 30 }, () => spendRequest(keyId, 20)))).toBe(20)
  const refusal = await spendRequest(keyId, 20).catch((error) => error)
  expect(refusal).toMatchObject({ code: 'limited', status: 429 })
  expect(refusal.details.retryAfter).toBeGreaterThan(0)
  expect(refusal.details.retryAfter).toBeLessThanOrEqual(3)
})

test('of many requests at once, none is refused while the bucket holds enough', async () => {
  const keyId = newId()
  const letIn = await outcomes(Array.from({ length: 600 }, () => spendRequest(keyId, 480)))
  expect(letIn).toBeGreaterThanOrEqual(460)
  expect(letIn).toBeLessThan(560)
})

test('a bucket fills again as time goes by, and never over its brim', async () => {
  const keyId = newId()
  await outcomes(Array.from({ length: 20 }, () => spendRequest(keyId, 20)))
  await db.requestRate.update({ where: { keyId }, data: { at: new Date(Date.now() - 15_000) } })
  expect(await outcomes(Array.from({ length: 20 }, () => spendRequest(keyId, 20)))).toBe(5)
  await db.requestRate.update({ where: { keyId }, data: { at: new Date(Date.now() - 3_600_000) } })
  expect(await outcomes(Array.from({ length: 40 }, () => spendRequest(keyId, 20)))).toBe(20)
})

test('one key’s haste is not another’s, and 0 is no limit', async () => {
  const [hasty, calm] = [newId(), newId()]
  await outcomes(Array.from({ length: 10 }, () => spendRequest(hasty, 5)))
  await spendRequest(calm, 5)
  expect(await outcomes(Array.from({ length: 500 }, () => spendRequest(newId(), 0)))).toBe(500)
})

test('a large limit is kept without a write for each request', async () => {
  const keyId = newId()
  let letIn = 0
  for (let index = 0; index < 400; index++) {
    await spendRequest(keyId, 60_000)
    letIn += 1
  }
  const { tokens } = await db.requestRate.findUniqueOrThrow({ where: { keyId } })
  expect(letIn).toBe(400)
  expect(tokens).toBeLessThanOrEqual(60_000 - 400 + 60_000 * 0.05)
})
