import { expect, test } from 'vitest'
import { seal, unseal } from './sealed'

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
