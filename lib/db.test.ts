import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { expect, test } from 'vitest'
import { pool } from './db'
import { isDatabaseAway } from './database-away'

async function lose(client: PoolClient) {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
  await pause(100)
}

test('a connection that is lost in somebody’s hands ends nothing but the next query on it', async () => {
  const client = await pool.connect()
  await lose(client)
  const failure = await client.query('SELECT 1').catch((error: unknown) => error)
  client.release(true)
  expect(isDatabaseAway(failure)).toBe(true)
  expect((await pool.query('SELECT 1')).rowCount).toBe(1)
})

test('without a listener of ours, it would end the process', () => {
  const twin = `
    import pg from 'pg'
    const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
    const client = await pool.connect()
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0].pid])
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    process.exit(0)`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', twin], { encoding: 'utf8' })
  expect(stderr).toContain('Unhandled')
  expect(status).not.toBe(0)
})
