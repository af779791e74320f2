import { expect, test } from 'vitest'
import { env } from './env'
import { openAt, resealed } from './opening'
import { sealingKeyOf } from './opening-key'
import { sealAt } from './sealed'
import { isSealedToOld, sealFor } from './sealing'

const place = { projectId: 'one', row: 'a', column: 'Provider.sealedKey' }
const settings = env as {
  ASSAY_SECRET?: string
  ASSAY_SEALING_KEY?: string
  ASSAY_OPENING_SECRET?: string
  ASSAY_OLD_SECRETS: string[]
}
const another = 'another secret that is long enough to be taken'

/** With other settings for as long as it takes. */
function having<T>(more: Partial<typeof settings>, work: () => T): T {
  const before = { ...settings }
  Object.assign(settings, more)
  try {
    return work()
  } finally {
    Object.assign(settings, { ASSAY_OPENING_SECRET: undefined }, before)
  }
}

test('what is sealed for a place opens there alone, and looks different each time', () => {
  const sealed = sealFor(place, 'sk-secret')
  expect(sealed).not.toContain('sk-secret')
  expect(sealFor(place, 'sk-secret')).not.toBe(sealed)
  expect(openAt(place, sealed)).toBe('sk-secret')
  for (const other of [{ projectId: 'two' }, { row: 'b' }, { column: 'Other.key' }])
    expect(openAt({ ...place, ...other }, sealed)).toBeNull()
})

test('what was changed does not open, wherever, and neither does a tag that was shortened', () => {
  const [form = '', id = '', body = ''] = sealFor(place, 'sk-secret').split('.')
  const bytes = Buffer.from(body, 'base64url')
  for (let at = 0; at < bytes.length; at += 3) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    expect(openAt(place, `${form}.${id}.${changed.toString('base64url')}`), String(at)).toBeNull()
  }
  for (const length of [0, 31, 48, 59]) {
    const short = bytes.subarray(0, length).toString('base64url')
    expect(openAt(place, `${form}.${id}.${short}`)).toBeNull()
  }
  // A one-time key that makes the same secret with every other.
  const weak = Buffer.concat([Buffer.alloc(32), bytes.subarray(32)])
  expect(openAt(place, `${form}.${id}.${weak.toString('base64url')}`)).toBeNull()
})

test('who has the sealing key and no secret seals, and opens nothing', () => {
  const sealed = having({ ASSAY_SECRET: another }, () => {
    const sealed = sealFor(place, 'sk-secret')
    expect(openAt(place, sealed)).toBeNull()
    return sealed
  })
  expect(openAt(place, sealed)).toBe('sk-secret')
})

test('with an opening secret of its own, the secret that processes share does not open what is sealed', () => {
  const own = { ASSAY_SEALING_KEY: sealingKeyOf(another) }
  const sealed = having(own, () => sealFor(place, 'sk-secret'))
  expect(openAt(place, sealed)).toBeNull()
  expect(having({ ASSAY_OPENING_SECRET: another }, () => openAt(place, sealed))).toBe('sk-secret')
})

test('after a change of secrets, the old one opens what it sealed, and what is sealed anew names the new one', () => {
  const sealed = sealFor(place, 'sk-secret')
  const old = settings.ASSAY_SECRET ?? ''
  expect(isSealedToOld(sealed)).toBe(false)
  having({ ASSAY_SECRET: another, ASSAY_SEALING_KEY: sealingKeyOf(another) }, () => {
    expect(openAt(place, sealed)).toBeNull()
    settings.ASSAY_OLD_SECRETS = [old]
    expect(openAt(place, sealed)).toBe('sk-secret')
    expect(isSealedToOld(sealed)).toBe(true)
    expect(isSealedToOld(sealFor(place, 'sk-secret'))).toBe(false)
  })
})

test('a token of a run in the form of before opens still, in its own column alone', () => {
  const before = 'BwcHBwcHBwcHBwcH54esRMMmHEnhpxc6jVEo1nXStk7yOmHFKw'
  const token = { projectId: 'one', row: 'a', column: 'HubToken.sealed' }
  expect(openAt(token, before)).toBe('hf_secret')
  for (const column of ['PushSecret.sealed', 'Provider.sealedKey'])
    expect(openAt({ ...token, column }, before)).toBeNull()
})

test('what was sealed in the form of before opens still, and counts as old', () => {
  const sealed = sealAt(place, 'sk-secret')
  expect(openAt(place, sealed)).toBe('sk-secret')
  expect(openAt({ ...place, row: 'b' }, sealed)).toBeNull()
  expect(isSealedToOld(sealed)).toBe(true)
  const anew = resealed(place, sealed) ?? ''
  expect(openAt(place, anew)).toBe('sk-secret')
  expect([resealed(place, anew), resealed({ ...place, row: 'b' }, sealed)]).toEqual([null, null])
})
