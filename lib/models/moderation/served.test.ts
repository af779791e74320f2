import { afterEach, expect, test, vi } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { POST } from '@/app/api/v1/moderations/route'
import { makeKey } from '../../access/make-key'
import { revokeKey } from '../../access/revoke-key'
import { env } from '../../env'

const sent = new Headers()
vi.mock('next/headers', () => ({ headers: async () => sent }))
const { ASSAY_API_PER_MINUTE } = env
afterEach(() => void Object.assign(env, { ASSAY_API_PER_MINUTE }))

const ask = async () => {
  const headers = { 'content-type': 'application/json' }
  const request = new Request('http://localhost/v1/moderations', { method: 'POST', headers, body: '{"input":"soup"}' })
  return (await POST(request)).status
}

test('a call costs its key one of what it may ask, and a revoked key is dead with the next, however many call at once', async () => {
  const { ctx } = await newProject()
  const made = await makeKey(ctx, { name: 'Caller', role: 'viewer' })
  sent.set('authorization', `Bearer ${made.key}`)
  Object.assign(env, { ASSAY_API_PER_MINUTE: 2 })
  // No model is trained here, which is told to whoever may ask.
  expect([await ask(), await ask(), await ask()]).toEqual([409, 409, 429])

  Object.assign(env, { ASSAY_API_PER_MINUTE: 100_000 })
  const before = Array.from({ length: 20 }, ask)
  expect(await Promise.all(before)).toEqual(Array(20).fill(409))
  const beside = Array.from({ length: 5 }, ask)
  await revokeKey(ctx, { keyId: made.id })
  expect(await Promise.all(Array.from({ length: 20 }, ask))).toEqual(Array(20).fill(401))
  await Promise.all(beside)
})
