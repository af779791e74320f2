import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { migrate } from './migrate'
import { cloneDatabase, dropDatabase } from './scratch'

const name = `${inject('templateDatabase')}_migrate_${process.pid}`
let folder: string
let url: string

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'assay-migrate-'))
  url = await cloneDatabase(inject('scratchServer'), name)
})
afterEach(async () => {
  await dropDatabase(inject('scratchServer'), name)
  rmSync(folder, { recursive: true })
})

function add(migration: string, sql: string) {
  mkdirSync(path.join(folder, migration), { recursive: true })
  writeFileSync(path.join(folder, migration, 'migration.sql'), sql)
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query<Record<string, unknown>>(sql).finally(() => client.end())
}

test('of two starts at once, one migrates and the other finds it done', async () => {
  add('1_table', 'CREATE TABLE sample (id int); SELECT pg_sleep(0.3);')
  add('2_row', 'INSERT INTO sample VALUES (1)')
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
  expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 2])
  expect((await query('SELECT id FROM sample')).rows).toEqual([{ id: 1 }])
})

test('a migration that fails leaves nothing of itself, says why, and can be tried again', async () => {
  add('1_table', 'CREATE TABLE sample (id int)')
  add('2_broken', 'CREATE TABLE other (id int); SELECT 1 / 0;')
  await expect(migrate(url, folder)).rejects.toThrow('Migration 2_broken failed: division by zero')
  expect((await query(`SELECT to_regclass('other') AS other, to_regclass('sample')::text AS sample`)).rows).toEqual([
    { other: null, sample: 'sample' },
  ])
  add('2_broken', 'CREATE TABLE other (id int)')
  expect(await migrate(url, folder)).toEqual(['2_broken'])
})

test('a migration that another tool left half done is named', async () => {
  add('1_table', 'CREATE TABLE sample (id int)')
  await migrate(url, folder)
  await query('UPDATE _prisma_migrations SET finished_at = NULL')
  await expect(migrate(url, folder)).rejects.toThrow('Migration 1_table was begun by another tool and did not finish')
})

test('an edited migration and a database of a newer version are refused', async () => {
  add('1_table', 'CREATE TABLE sample (id int)')
  await migrate(url, folder)
  add('1_table', 'CREATE TABLE sample (id bigint)')
  await expect(migrate(url, folder)).rejects.toThrow('was edited after it was applied')
  rmSync(path.join(folder, '1_table'), { recursive: true })
  await expect(migrate(url, folder)).rejects.toThrow('this version of Assay does not know')
})

test('a database that cannot be reached is told in a sentence without its password', async () => {
  const gone = new URL(url)
  gone.port = '1'
  gone.password = 'hidden'
  const failure = await migrate(gone.href, folder).catch(String)
  expect(failure).toContain('cannot be reached')
  expect(failure).not.toContain('hidden')
})
