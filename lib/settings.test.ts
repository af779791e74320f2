import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEnv } from './settings'

const long = 'x'.repeat(32)
const owner = { ASSAY_INIT_EMAIL: 'a@b.example', ASSAY_INIT_PASSWORD: 'twelve chars' }

test('with nothing set, everything has its default', () => {
  expect(readEnv({})).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    ASSAY_DATA: '.assay',
    ASSAY_WORKERS: 0,
    ASSAY_PROXIES: 0,
  })
})

test('an empty variable is an absent one', () => {
  expect(readEnv({ PORT: '', ASSAY_SECRET: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 })
})

test.each<[string, Record<string, string>]>([
  ['PORT', { PORT: 'http' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '-1' }],
  ['ASSAY_WORKERS', { ASSAY_WORKERS: '1.5' }],
  ['ASSAY_WORKERS', { ASSAY_WORKERS: '65' }],
  ['ASSAY_URL', { ASSAY_URL: 'assay.example.com' }],
  ['ASSAY_URL', { ASSAY_URL: 'ftp://assay.example.com' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/assay' }],
  ['ASSAY_SECRET', { ASSAY_SECRET: long.slice(1) }],
  ['ASSAY_OPENING_SECRET', { ASSAY_OPENING_SECRET: long.slice(1) }],
  ['ASSAY_SEALING_KEY', { ASSAY_SEALING_KEY: 'no key at all' }],
  ['ASSAY_INIT_EMAIL', { ...owner, ASSAY_INIT_EMAIL: 'nobody' }],
  ['ASSAY_INIT_PASSWORD', { ...owner, ASSAY_INIT_PASSWORD: 'eleven char' }],
  ['ASSAY_INIT_EMAIL', { ASSAY_INIT_PASSWORD: owner.ASSAY_INIT_PASSWORD }],
  ['ASSAY_INIT_EMAIL', { ASSAY_INIT_EMAIL: owner.ASSAY_INIT_EMAIL }],
  ['ASSAY_INIT_API_KEY', { ...owner, ASSAY_INIT_API_KEY: long.slice(1) }],
  ['ASSAY_INIT_API_KEY', { ASSAY_INIT_API_KEY: long }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'id' }],
  ['ASSAY_OPEN_API', { ASSAY_OPEN_API: 'perhaps' }],
  ['ASSAY_OPEN_API', { ASSAY_OPEN_API: '1', HOST: '0.0.0.0' }],
  ['ASSAY_OPEN_API', { ASSAY_OPEN_API: '1', ASSAY_URL: 'https://assay.example.com' }],
  ['ASSAY_OPEN_API', { ASSAY_OPEN_API: '1', ASSAY_PROXIES: '1' }],
])('a wrong %s is refused by name: %o', (name, given) => {
  expect(() => readEnv(given)).toThrow(new RegExp(`^Setting ${name}:? `))
})

test('what is strong enough is taken', () => {
  const given = {
    ...owner,
    ASSAY_INIT_API_KEY: long,
    ASSAY_SECRET: long,
    ASSAY_ALLOW_HOSTS: ' 127.0.0.1:11434, ,ollama ',
  }
  expect(readEnv(given)).toMatchObject({ ...owner, ASSAY_ALLOW_HOSTS: ['127.0.0.1:11434', 'ollama'] })
})

test('calls without a key can be let in on this machine alone', () => {
  expect(readEnv({}).ASSAY_OPEN_API).toBe(false)
  expect(readEnv({ ASSAY_OPEN_API: '0', HOST: '0.0.0.0' }).ASSAY_OPEN_API).toBe(false)
  for (const HOST of ['127.0.0.1', 'localhost', '::1'])
    expect(readEnv({ ASSAY_OPEN_API: '1', HOST, ASSAY_URL: 'http://localhost:3000' }).ASSAY_OPEN_API).toBe(true)
})

test('.env.example names every setting, and none that does not exist', () => {
  const named = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name)
  const source = readFileSync('lib/settings.ts', 'utf8')
  const known = [...source.matchAll(/^ {4}([A-Z_]+): /gm)].map(([, name]) => name)
  expect(named.sort()).toEqual(known.sort())
})
