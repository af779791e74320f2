import { expect, test } from 'vitest'
import { env } from './env'
import { sealAt, unsealAt } from './sealed'

const place = { projectId: 'one', row: 'a', column: 'KeptAnswer.answer' }

test('what is sealed for a place opens there alone', () => {
  const sealed = sealAt(place, 'sk-secret')
  expect(sealed).not.toContain('sk-secret')
  expect(unsealAt(place, sealed)).toBe('sk-secret')
  for (const other of [{ projectId: 'two' }, { row: 'b' }, { column: 'Other.key' }])
    expect(unsealAt({ ...place, ...other }, sealed)).toBeNull()
})

test('neither what was changed nor a tag that was shortened opens', () => {
  const [id = '', body = ''] = sealAt(place, 'sk-secret').split('.')
  const bytes = Buffer.from(body, 'base64url')
  const changed = Buffer.from(bytes)
  changed[30]! ^= 1
  for (const other of [changed, bytes.subarray(0, 16), Buffer.concat([bytes.subarray(0, 12), bytes.subarray(12, 16)])])
    expect(unsealAt(place, `${id}.${other.toString('base64url')}`)).toBeNull()
  expect([unsealAt(place, ''), unsealAt(place, 'x'), unsealAt(place, 'x.y')]).toEqual([null, null, null])
})

test('an old secret still opens what it sealed', () => {
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
