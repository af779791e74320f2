import { expect, test } from 'vitest'
import { env } from './env'
import { seal, sealAt, unseal, unsealAt } from './sealed'

test('what is sealed opens for its own purpose alone, and not once it was changed', () => {
  const sealed = seal('hub-token', 'hf_secret')
  expect(sealed).not.toContain('hf_secret')
  expect(seal('hub-token', 'hf_secret')).not.toBe(sealed)
  expect(unseal('hub-token', sealed)).toBe('hf_secret')
  expect(unseal('provider-key', sealed)).toBeNull()
  const changed = Buffer.from(sealed, 'base64url')
  changed[30]! ^= 1
  expect([
    unseal('hub-token', changed.toString('base64url')),
    unseal('hub-token', ''),
    unseal('hub-token', 'x'),
  ]).toEqual([null, null, null])
})

test('what is sealed for a place opens there alone', () => {
  const place = { projectId: 'one', row: 'a', column: 'Provider.sealedKey' }
  const sealed = sealAt(place, 'sk-secret')
  expect(sealed).not.toContain('sk-secret')
  expect(unsealAt(place, sealed)).toBe('sk-secret')
  for (const other of [{ projectId: 'two' }, { row: 'b' }, { column: 'Other.key' }])
    expect(unsealAt({ ...place, ...other }, sealed)).toBeNull()
})

test('a tag that was shortened does not open', () => {
  const sealed = Buffer.from(seal('hub-token', 'hf_secret'), 'base64url')
  const short = Buffer.concat([sealed.subarray(0, 12), sealed.subarray(12, 16)])
  expect(unseal('hub-token', short.toString('base64url'))).toBeNull()
})

test('an old secret still opens what it sealed', () => {
  const place = { projectId: 'one', row: 'a', column: 'Provider.sealedKey' }
  const sealed = sealAt(place, 'sk-secret')
  const settings = env as { ASSAY_SECRET?: string; ASSAY_OLD_SECRETS: string[] }
  const before = settings.ASSAY_SECRET ?? ''
  settings.ASSAY_SECRET = 'another secret that is long enough to be taken'
  try {
    expect(unsealAt(place, sealed)).toBeNull()
    settings.ASSAY_OLD_SECRETS = [before]
    expect(unsealAt(place, sealed)).toBe('sk-secret')
  } finally {
    settings.ASSAY_SECRET = before
    settings.ASSAY_OLD_SECRETS = []
  }
})
