import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shortCalls } from './short-calls'

const server = http.createServer()
let address = ''

beforeAll(async () => {
  const answered = await shortCalls(() => ({
    '/v1/echo': async (request) => Response.json({ short: await request.json() }, { status: 201 }),
    '/projects/[projectId]/models/[modelId]/score': async (request, path) =>
      Response.json({ ...path, key: request.headers.get('authorization') }),
  }))
  server.on('request', async (request, response) => {
    if (!(await answered(request, response))) response.end('by Next')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close().closeAllConnections())

const authorization = 'Bearer a key'
const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${address}${path}`, { method: 'POST', headers: { authorization }, body: '{"a":"ü"}', ...init })

test('a short call with a key is answered by its door, with the headers that the API has everywhere', async () => {
  const answer = await ask('/v1/echo')
  expect([answer.status, await answer.json()]).toEqual([201, { short: { a: 'ü' } }])
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const scored = await ask('/projects/p-1/models/m-2/score')
  expect(await scored.json()).toEqual({ projectId: 'p-1', modelId: 'm-2', key: authorization })
})

test.each<[what: string, path: string, init: RequestInit]>([
  ['without a key', '/v1/echo', { headers: {} }],
  ['another method', '/v1/echo', { method: 'PUT' }],
  ['nothing sent', '/v1/echo', { body: null }],
  ['a query', '/v1/echo?a=1', {}],
  ['another address', '/v1/echoes', {}],
  ['a name that is written otherwise', '/projects/p%2D1/models/m-2/score', {}],
  ['more than a few texts', '/v1/echo', { body: 'a'.repeat(70_000) }],
  ['a length that is not told', '/v1/echo', { body: new Blob(['{}']).stream(), duplex: 'half' } as RequestInit],
])('%s: Next answers', async (_, path, init) => expect(await (await ask(path, init)).text()).toBe('by Next'))

test('whoever leaves in the middle of asking takes nothing down', async () => {
  const headers = { authorization, 'content-length': '10' }
  const leaving = http.request(`${address}/v1/echo`, { method: 'POST', headers })
  const gone = new Promise((resolve) => leaving.once('error', resolve).once('close', resolve))
  leaving.write('{"a')
  await new Promise((resolve) => setTimeout(resolve, 50))
  leaving.destroy()
  await gone
  expect((await ask('/v1/echo')).status).toBe(201)
})
