import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { db } from './db'
import { conflict } from './errors'
import { newId } from './ids'
import { type Asked, once } from './once'

const asking = (with_: Partial<Asked> = {}): Asked => ({
  keyId: newId(),
  scope: newId(),
  key: 'a key',
  request: 'a request',
  ...with_,
})

function counting(milliseconds = 0) {
  let times = 0
  return {
    times: () => times,
    work: async () => {
      times += 1
      await pause(milliseconds)
      return { status: 201, body: { data: { secret: 'shown once', times } } }
    },
  }
}

test('the same request with the same key is done once and answered the same', async () => {
  const asked = asking()
  const { work, times } = counting()
  const first = await once(asked, work)
  expect(await once(asked, work)).toEqual(first)
  expect(times()).toBe(1)
  const row = await db.keptAnswer.findFirstOrThrow({ where: { keyId: asked.keyId } })
  expect(JSON.stringify(row)).not.toContain('shown once')
})

test('of twelve requests at once, one does the work and all hear its answer', async () => {
  const asked = asking()
  const { work, times } = counting(150)
  const answers = await Promise.all(Array.from({ length: 12 }, () => once(asked, work)))
  expect(times()).toBe(1)
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
})

test('the broken twin, which looks before it does instead of claiming, does the work more than once', async () => {
  const asked = asking()
  const { work, times } = counting(150)
  const lookThenDo = async () => {
    const { keyId, scope, key } = asked
    if (await db.keptAnswer.findUnique({ where: { keyId_scope_key: { keyId, scope, key } } })) return
    await work()
    const data = { id: newId(), ...asked, answer: 'x', leasedUntil: new Date() }
    await db.keptAnswer.createMany({ data, skipDuplicates: true })
  }
  await Promise.all(Array.from({ length: 12 }, lookThenDo))
  expect(times()).toBeGreaterThan(1)
})

test('the same key with another request, or another file, is refused', async () => {
  const asked = asking()
  const { work, times } = counting()
  await once(asked, work, { hashFile: async () => 'one file' })
  await expect(once({ ...asked, request: 'another' }, work)).rejects.toMatchObject({ code: 'invalid' })
  await expect(once(asked, work, { hashFile: async () => 'other file' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await once(asked, work, { hashFile: async () => 'one file' })).toMatchObject({ status: 201 })
  expect(times()).toBe(1)
})

test('a key of another project, or of another script, is another key', async () => {
  const asked = asking()
  const { work, times } = counting()
  await once(asked, work)
  await once({ ...asked, scope: newId() }, work)
  await once({ ...asked, keyId: newId() }, work)
  expect(times()).toBe(3)
})

test('what failed did nothing, so it may be asked again', async () => {
  const asked = asking()
  const { work, times } = counting()
  await expect(once(asked, () => Promise.reject(conflict('Not now')))).rejects.toThrow('Not now')
  expect(await once(asked, work)).toMatchObject({ status: 201 })
  expect(times()).toBe(1)
})

test('after a first request that broke off, nobody repeats it blindly', async () => {
  const asked = asking()
  await db.keptAnswer.create({ data: { id: newId(), ...asked, leasedUntil: new Date(Date.now() - 1000) } })
  const { work, times } = counting()
  await expect(once(asked, work)).rejects.toMatchObject({ code: 'conflict', message: /broke off/ })
  expect(times()).toBe(0)
})

test('a day later a key is new again', async () => {
  const asked = asking()
  const { work, times } = counting()
  await once(asked, work)
  const createdAt = new Date(Date.now() - 25 * 60 * 60 * 1000)
  await db.keptAnswer.updateMany({ where: { keyId: asked.keyId }, data: { createdAt } })
  await once({ ...asked, request: 'another' }, work)
  expect(times()).toBe(2)
})
