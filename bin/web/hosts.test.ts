import { expect, test } from 'vitest'
import { forwardedHeaders } from './forwarded'
import { addressOf, allowedHosts, nameInHost } from './hosts'

const answersTo = (rule: Parameters<typeof allowedHosts>[0], header: string) =>
  allowedHosts(rule).has(nameInHost(header) ?? '')

test.each([
  ['localhost:3000', true],
  ['LOCALHOST', true],
  ['127.0.0.1:3000', true],
  ['[::1]:3000', true],
  ['assay.example.com', true],
  ['evil.example:3000', false],
  ['localhost.evil.example', false],
  ['localhost@evil.example', false],
  ['192.168.0.7:3000', false],
  ['', false],
  ['localhost:3000, evil.example', false],
])('a studio on loopback with a public address, asked for as %s: %s', (header, expected) => {
  expect(answersTo({ host: '127.0.0.1', publicUrl: 'https://assay.example.com/' }, header)).toBe(expected)
})

test('listening everywhere, it answers to the addresses of this machine and to no other', () => {
  const rule = { host: '0.0.0.0', ownNames: ['studio', '192.168.0.7', 'fe80::1'] }
  for (const header of ['studio:3000', '192.168.0.7:3000', '[fe80::1]:3000'])
    expect(answersTo(rule, header), header).toBe(true)
  expect(answersTo(rule, '192.168.0.8:3000')).toBe(false)
})

test('the address shown is the one a browser can open', () => {
  expect(addressOf({ host: '0.0.0.0', port: 3000 })).toBe('http://localhost:3000')
  expect(addressOf({ host: '192.168.0.7', port: 80 })).toBe('http://192.168.0.7:80')
  expect(addressOf({ host: '127.0.0.1', port: 1, publicUrl: 'https://assay.example.com/' })).toBe(
    'https://assay.example.com',
  )
})

const from = (headers: Record<string, string>, proxies: number) =>
  forwardedHeaders({ headers: { host: 'localhost:3000', ...headers }, remoteAddress: '10.0.0.1', proxies })

test('without a trusted proxy, what the caller says of its address is not believed', () => {
  const said = { 'x-forwarded-for': '1.1.1.1', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
  expect(from(said, 0)).toEqual({
    'x-forwarded-for': '10.0.0.1',
    'x-forwarded-host': 'localhost:3000',
    'x-forwarded-proto': 'http',
  })
})

test('with proxies, only what they added is believed', () => {
  expect(from({ 'x-forwarded-for': 'forged, 2.2.2.2' }, 1)['x-forwarded-for']).toBe('2.2.2.2')
  expect(from({ 'x-forwarded-for': 'forged, 2.2.2.2, 3.3.3.3' }, 2)['x-forwarded-for']).toBe('2.2.2.2')
  expect(from({ 'x-forwarded-for': '2.2.2.2' }, 2)['x-forwarded-for']).toBe('10.0.0.1')
  expect(from({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'assay.example.com' }, 1)).toMatchObject({
    'x-forwarded-host': 'assay.example.com',
    'x-forwarded-proto': 'https',
  })
})
