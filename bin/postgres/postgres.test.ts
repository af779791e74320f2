import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolder } from '../instance/instance-settings'
import { isGone, send } from '../machine/processes'
import { ensureDatabase, type Postgres, startPostgres } from './postgres'

let folder: string
let last: Postgres | undefined
beforeEach(() => {
  const outer = mkdtempSync(path.join(os.tmpdir(), 'assay-postgres-'))
  // As closed as a home folder: "nobody" cannot get in, and root takes the other way.
  folder = path.join(outer, 'data')
  makeFolder(folder)
})
afterEach(async () => {
  await last?.stop('immediate')
  rmSync(path.dirname(folder), { recursive: true })
})

const start = async (port?: number) => {
  last = await startPostgres({ folder, port, settings: { fsync: 'off' } })
  return last
}

test('it asks for its password, which its owner alone can read', async () => {
  const postgres = await start()
  const stranger = new URL(postgres.url('postgres'))
  stranger.password = 'guess'
  const client = new pg.Client({ connectionString: stranger.href })
  await expect(client.connect()).rejects.toThrow('password authentication failed')
  expect(statSync(path.join(folder, 'postgres.password')).mode & 0o777).toBe(0o600)
  expect(existsSync(path.join(folder, 'postgres.password.initdb'))).toBe(false)
})

test('one that outlived its supervisor is taken over, and what it holds is there', async () => {
  const first = await start()
  await ensureDatabase(first, 'kept')
  const second = await start()
  expect(second).toMatchObject({ adopted: true, port: first.port, mark: first.mark })
  await second.stop()
  const third = await start(first.port)
  expect(third).toMatchObject({ adopted: false, port: first.port })
  const client = new pg.Client({ connectionString: third.url('kept') })
  await client.connect()
  await client.end()
})

test('one that was killed starts again, and a pid file that names a stranger does not hinder it', async () => {
  const first = await start()
  send(first.mark.pid, 'SIGKILL')
  await isGone(first.mark, 5_000)
  const pidFile = path.join(folder, 'postgres', 'postmaster.pid')
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)))
  const second = await start()
  expect(second.adopted).toBe(false)
})

test('a first start that was killed half way is begun afresh', async () => {
  makeFolder(path.join(folder, 'postgres.new'))
  writeFileSync(path.join(folder, 'postgres.new', 'PG_VERSION'), '18')
  await start()
  expect(existsSync(path.join(folder, 'postgres.new'))).toBe(false)
})

test('when it cannot start, its own last words are passed on', async () => {
  await (await start()).stop()
  writeFileSync(path.join(folder, 'postgres', 'postgresql.auto.conf'), "shared_buffers = 'much'\n")
  await expect(startPostgres({ folder, settings: { work_mem: 'much' } })).rejects.toThrow(
    /Postgres did not start: .*work_mem/,
  )
})
