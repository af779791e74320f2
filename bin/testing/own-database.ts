import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { sealingKeyOf } from '../../lib/opening-key'
import { cloneDatabase, dropDatabase } from '../postgres/scratch'

// Before any module of lib is imported: those read their settings once.
const template = inject('templateDatabase')
const name = `${template.replace(/template$/, '')}test_${randomBytes(6).toString('hex')}`
const secret = 'a secret for tests, long enough to be taken'
Object.assign(process.env, {
  DATABASE_URL: await cloneDatabase(inject('scratchServer'), name, template),
  ASSAY_SECRET: secret,
  ASSAY_SEALING_KEY: sealingKeyOf(secret),
})

// Files share their process with nothing else, but connections stay open: the database goes by force.
afterAll(() => dropDatabase(inject('scratchServer'), name))
