import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPersonal, maskPersonal, maskTexts, readTexts } from './rules'

const kindsIn = (text: string) => findPersonal(text).map(({ kind, from, until }) => [kind, text.slice(from, until)])

test.each([
  ['write to ann.lee+list@mail.example.org today', [['email', 'ann.lee+list@mail.example.org']]],
  ['pay with 4111 1111 1111 1111, please', [['card', '4111 1111 1111 1111']]],
  ['to GB82 WEST 1234 5698 7654 32 by noon', [['iban', 'GB82 WEST 1234 5698 7654 32']]],
  ['the box at 192.168.10.7 is down', [['ip', '192.168.10.7']]],
  ['it answers on 2001:db8::8a2e:370:7334 too', [['ip', '2001:db8::8a2e:370:7334']]],
  [
    'call +44 20 7946 0018 or (555) 010-9999',
    [
      ['phone', '+44 20 7946 0018'],
      ['phone', '(555) 010-9999'],
    ],
  ],
  ['she lives at 12 Old Mill Road, they say', [['address', '12 Old Mill Road']]],
  ['Treffpunkt Lindenstraße 14a um acht', [['address', 'Lindenstraße 14a']]],
])('%s', (text, found) => {
  expect(kindsIn(text)).toEqual(found)
})

test.each([
  'pay with 4111 1111 1111 1112, please',
  'to GB82 WEST 1234 5698 7654 33 by noon',
  'on 2026-11-26 and 26.11.2026, from 1990-1995',
  'version 1.2.3.4.5 of 1.200.000 copies at 10:30:45',
  'a handle @someone and a price of 1 000 000',
  'nothing here',
])('no find in: %s', (text) => {
  expect(kindsIn(text)).toEqual([])
})

test('a mask says what was there and touches nothing else', () => {
  expect(maskPersonal('mail a@b.example or 192.168.10.7 now', ['email'])).toEqual({
    text: 'mail [email] or 192.168.10.7 now',
    count: 1,
  })
})

test('finds stand in order and apart, and a text without any stays as it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('a@b.example', '+14155550132', '10.1.2.3', '@', '.', ' '))),
      (parts) => {
        const all = ['email', 'phone', 'card', 'iban', 'ip', 'address'] as const
        const text = parts.join('')
        const { text: masked } = maskPersonal(text, all)
        const finds = findPersonal(text)
        expect(
          finds.every(({ from, until }, at) => from < until && (finds[at + 1]?.from ?? text.length) >= until),
        ).toBe(true)
        if (finds.length === 0) expect(masked).toBe(text)
      },
    ),
  )
})

test('a conversation is masked with the rest of its sample, and counts by itself', () => {
  const given = {
    prompt: 'And where do I send it?',
    response: null,
    unwrapped: null,
    safePrompt: null,
    conversation: [
      { role: 'user', content: 'Mail me at rita@mail.example, card 4111 1111 1111 1111' },
      { role: 'assistant', content: 'Noted: rita@mail.example' },
    ],
  }
  expect(maskTexts(given, ['email'])).toEqual({
    ...given,
    conversation: [
      { role: 'user', content: 'Mail me at [email], card 4111 1111 1111 1111' },
      { role: 'assistant', content: 'Noted: [email]' },
    ],
  })
  expect(maskTexts(given, ['phone'])).toBeNull()
  expect(
    readTexts(given)
      .flatMap(findPersonal)
      .map(({ kind }) => kind),
  ).toEqual(['email', 'card', 'email'])
})

test('no text takes long', () => {
  const hostile = [
    'a.'.repeat(50_000),
    '1 '.repeat(50_000),
    `${'a@'.repeat(30_000)}b`,
    'A'.repeat(100_000),
    '0:'.repeat(50_000),
    `1${' Ab'.repeat(30_000)}`,
  ]
  const began = performance.now()
  for (const text of hostile) findPersonal(text)
  expect(performance.now() - began).toBeLessThan(2_000)
})
