import { afterEach, expect, test, vi } from 'vitest'
import { readJson } from './body'
import { limited, notFound } from './errors'
import { oncePerRequest, requestId } from './request-id'
import { respond } from './respond'

let sent: Record<string, string> = {}
vi.mock('next/headers', () => ({ headers: async () => new Headers(sent) }))
afterEach(() => {
  sent = {}
})

test('each answer names its request, and a name that was sent is kept', async () => {
  const answer = await respond(async () => Response.json({ data: requestId() }))
  const id = answer.headers.get('x-request-id')
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(await answer.json()).toEqual({ data: id })
  sent = { 'x-request-id': 'nightly-import.42' }
  expect((await respond(async () => new Response())).headers.get('x-request-id')).toBe('nightly-import.42')
  sent = { 'x-request-id': 'a line of\tsomebody' }
  expect((await respond(async () => new Response())).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('what a request asks for twice is found once, and by the next request anew', async () => {
  let finds = 0
  const find = oncePerRequest(async () => ++finds)
  const asked = () => respond(async () => Response.json(await Promise.all([find(), find()])))
  expect(await (await asked()).json()).toEqual([1, 1])
  expect(await (await asked()).json()).toEqual([2, 2])
  expect([await find(), await find()]).toEqual([3, 4])
})

test('a failure is a code, a sentence and the request, whatever threw it', async () => {
  const missing = await respond(() => Promise.reject(notFound('Run')))
  expect(missing.status).toBe(404)
  expect(await missing.json()).toEqual({
    error: { code: 'not_found', message: 'Run not found', requestId: missing.headers.get('x-request-id') },
  })
  const bug = await respond(() => Promise.reject(new Error('the words of a library')))
  expect(await bug.json()).toMatchObject({
    error: { code: 'internal', message: expect.not.stringContaining('library') },
  })
})

test('who asks too often is told how long to wait', async () => {
  const answer = await respond(() => Promise.reject(limited('Too often', 7)))
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('7')
})

test('of a body that is too large, no more is read than the limit', async () => {
  let read = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 65_536
      if (read > 60 * 1024 * 1024) return controller.close()
      controller.enqueue(new Uint8Array(65_536).fill(32))
    },
  })
  const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/json' } } as const
  await expect(readJson(new Request('http://localhost/', init))).rejects.toMatchObject({ code: 'too_large' })
  expect(read).toBeLessThan(2 * 1024 * 1024)
})
