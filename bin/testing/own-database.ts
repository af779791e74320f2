import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { sealingKeyOf } from '../../lib/opening-key'
import { cloneDatabase, dropDatabase } from '../postgres/scratch'

// Before any module of lib is imported: those read their settings once. The database itself is made when lib/db is
// (vitest.config.ts sees to that): half of the test files never ask for one.
const template = inject('templateDatabase')
const server = inject('scratchServer')
const name = `${template.replace(/template$/, '')}test_${randomBytes(6).toString('hex')}`
const address = new URL(server)
address.pathname = `/${name}`
const secret = 'a secret for tests, long enough to be taken'
Object.assign(process.env, {
  DATABASE_URL: address.href,
  ASSAY_SECRET: secret,
  ASSAY_SEALING_KEY: sealingKeyOf(secret),
})

let made: Promise<string> | undefined
globalThis.makeOwnDatabase = () => (made ??= cloneDatabase(server, name, template))

// Files share their process with nothing else, but connections stay open: the database goes by force.
afterAll(() => made && dropDatabase(server, name))

declare global {
  var makeOwnDatabase: () => Promise<string>
}
