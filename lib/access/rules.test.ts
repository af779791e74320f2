import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  accessCan,
  browserOf,
  invitationState,
  keyState,
  passwordProblem,
  rolesAbove,
  safePath,
  signInProblem,
} from './rules'

test('nobody gives more rights than they have', () => {
  expect(accessCan.give('curator', 'curator')).toBe(true)
  expect(accessCan.give('curator', 'owner')).toBe(false)
  expect(rolesAbove('reviewer')).toEqual(['curator', 'owner'])
})

test('the last owner who can sign in stays', () => {
  expect(accessCan.lose({ role: 'owner', disabled: false }, 1)).toBe(false)
  expect(accessCan.lose({ role: 'owner', disabled: false }, 2)).toBe(true)
  expect(accessCan.lose({ role: 'owner', disabled: true }, 1)).toBe(true)
  expect(accessCan.lose({ role: 'viewer', disabled: false }, 1)).toBe(true)
})

test('an invitation is accepted, revoked, expired or open, in that order', () => {
  const now = new Date('2026-06-01')
  const open = { acceptedAt: null, revokedAt: null, expiresAt: new Date('2026-06-02') }
  expect(invitationState(open, now)).toBe('open')
  expect(invitationState({ ...open, expiresAt: now }, now)).toBe('expired')
  expect(invitationState({ ...open, revokedAt: now, expiresAt: now }, now)).toBe('revoked')
  expect(invitationState({ ...open, acceptedAt: now, revokedAt: now }, now)).toBe('accepted')
  expect(keyState({ revokedAt: null, expiresAt: now }, now)).toBe('expired')
})

test.each([
  'short',
  'aaaaaaaaaaaaaa',
  '123456789012',
  'password2026',
  'Password1234!',
  'passwordpassword',
  'qwertyuiop123',
  'ada@example.com',
  'qwertyuiopas',
])('%s will not do as a password', (password) => expect(passwordProblem(password, 'ada@example.com')).not.toBeNull())

test.each(['a long password for tests', 'correct horse battery staple', 'Tr0ub4dor&3-x9z'])(
  '%s will do as a password',
  (password) => expect(passwordProblem(password, 'ada@example.com')).toBeNull(),
)

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/%09//evil',
  'javascript:alert(1)',
  '',
  undefined,
])('signing in never leads to %s', (path) => expect(new URL(safePath(path), 'http://here').origin).toBe('http://here'))

test('whatever stands in the address, signing in stays in this studio', () => {
  fc.assert(fc.property(fc.string(), (path) => new URL(safePath(`/${path}`), 'http://here').origin === 'http://here'))
  expect(safePath('/projects/1?part=keys#x')).toBe('/projects/1?part=keys#x')
})

test('the sign-in page says only our own sentences', () => {
  expect(signInProblem(undefined)).toBeNull()
  expect(signInProblem('unknown')).toContain('invitation')
  expect(signInProblem('Call +1 555 to unlock')).toBe('Signing in with that service did not work. Try again')
  expect(signInProblem('toString')).toBe('Signing in with that service did not work. Try again')
})

test('a browser is named as far as it says', () => {
  expect(
    browserOf('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36'),
  ).toBe('Chrome on Linux')
  expect(browserOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:120.0) Gecko/20100101 Firefox/120.0')).toBe(
    'Firefox on macOS',
  )
  expect(browserOf('')).toBe('Unknown browser')
})
