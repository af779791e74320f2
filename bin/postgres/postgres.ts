import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { keptSecret } from '../instance/kept-secret'
import { freePort, isListening } from '../machine/ports'
import { isAlive, isGone, markOf, type ProcessMark, send, stillRuns } from '../machine/processes'
import { Failure, hasCode, messageOf } from '../terminal/failure'
import { type Binaries, type Caller, findBinaries, findCaller } from './postgres-binaries'

export type Postgres = {
  port: number
  mark: ProcessMark
  /** Left running by a supervisor that was killed, and taken over. */
  adopted: boolean
  url(database?: string): string
  /** Settles when the server has ended, whoever ended it. */
  ended: Promise<void>
  stop(how?: 'fast' | 'immediate'): Promise<void>
}

type Place = { data: string; log: string; password: string }
export type PostgresOptions = { folder: string; port?: number; settings?: Record<string, string> }

/** Starts the embedded Postgres whose files are in `folder`, or takes over the one that still runs there. */
export async function startPostgres({ folder, port, settings = {} }: PostgresOptions): Promise<Postgres> {
  const place = {
    data: path.resolve(folder, 'postgres'),
    log: path.resolve(folder, 'postgres.log'),
    password: path.resolve(folder, 'postgres.password'),
  }
  const running = await adopt(place)
  if (running) return running

  const binaries = await findBinaries()
  const caller = findCaller(binaries, place.data)
  if (!existsSync(path.join(place.data, 'PG_VERSION'))) await makeCluster(binaries, caller, place)
  if (!existsSync(place.password)) {
    throw new Failure(
      `The password of the Postgres in ${place.data} is missing (${place.password}).`,
      'Put it back from a backup.',
    )
  }
  const chosen = port && !(await isListening(port)) ? port : await freePort()
  const child = launch(binaries, caller, place, chosen, settings)
  await ready(place, chosen, () => child.exitCode !== null || child.signalCode !== null)
  return serverAt(place, { port: chosen, pid: child.pid ?? 0, adopted: false })
}

/** Makes the database when it is not there yet, and says where it is. */
export async function ensureDatabase(postgres: Postgres, name: string) {
  const client = new pg.Client({ connectionString: postgres.url('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    if (!hasCode(error, '42P04', '23505')) throw error // Another process made it a moment ago.
  } finally {
    await client.end()
  }
  return postgres.url(name)
}

/** The address of a Postgres that runs on this folder, without starting one. */
export function embeddedUrl(folder: string, port: number, database = 'assay') {
  const password = readFileSync(path.resolve(folder, 'postgres.password'), 'utf8').trim()
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
}

async function adopt(place: Place) {
  const file = path.join(place.data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pidLine, , , portLine] = readFileSync(file, 'utf8').split('\n')
  const pid = Number(pidLine)
  const port = Number(portLine)
  if (!isPostmaster(pid, place.data)) {
    rmSync(file, { force: true }) // Killed with the machine; its pid may by now be anybody's.
    return null
  }
  await ready(place, port, () => !isPostmaster(pid, place.data)).catch((error) => {
    if (isPostmaster(pid, place.data)) throw error // It was on its way down and is gone now.
  })
  return isPostmaster(pid, place.data) ? serverAt(place, { port, pid, adopted: true }) : null
}

function isPostmaster(pid: number, dataFolder: string) {
  if (!(pid > 0) || !isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(dataFolder)
  } catch {
    return false
  }
}

// Made beside its place and renamed into it, so that a killed initdb never leaves half a cluster.
async function makeCluster(binaries: Binaries, caller: Caller, place: Place) {
  const draft = `${place.data}.new`
  const passwordFile = `${place.password}.initdb`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, keptSecret(place.password), { mode: 0o600 })
  try {
    for (const made of [draft, passwordFile]) {
      if (caller.uid !== undefined && caller.gid !== undefined) chownSync(made, caller.uid, caller.gid)
    }
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    await finish(call(caller, binaries.initdb, ['-D', draft, ...locale, ...access, '--no-sync', '--no-instructions']))
    renameSync(draft, place.data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

function launch(binaries: Binaries, caller: Caller, place: Place, port: number, settings: Record<string, string>) {
  const log = openSync(place.log, 'w', 0o600)
  chmodSync(place.log, 0o600)
  const all = { ...bulkSettings(), ...settings }
  const args = ['-D', place.data, '-p', String(port), '-h', '127.0.0.1', '-k', '']
  const child = call(
    caller,
    binaries.postgres,
    [...args, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // In a session of its own: Ctrl-C in the terminal is ours to answer, in our order.
    { stdio: ['ignore', log, log], detached: true },
  )
  child.on('error', () => {})
  return child
}

function bulkSettings() {
  const small = os.totalmem() < 2 * 1024 ** 3
  return {
    shared_buffers: small ? '64MB' : '256MB',
    maintenance_work_mem: small ? '64MB' : '256MB',
    max_connections: '100',
    max_wal_size: '2GB',
    wal_compression: 'on',
    jit: 'off',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] ',
  }
}

function call(
  caller: Caller,
  program: string,
  args: string[],
  options: { stdio?: ('ignore' | 'pipe' | number)[]; detached?: boolean } = {},
) {
  const passedOn = ['PATH', 'HOME', 'TZ', 'TMPDIR', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH']
  const environment = Object.fromEntries(
    passedOn.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  )
  const { uid, gid } = caller
  const where = { uid, gid, cwd: process.platform === 'win32' ? undefined : '/', windowsHide: true }
  // NODE_ENV belongs to the type, not to Postgres.
  const env = { ...environment, LC_ALL: 'C' } as unknown as NodeJS.ProcessEnv
  return spawn(...caller.command(program, args), { ...where, stdio: ['ignore', 'pipe', 'pipe'], ...options, env })
}

function finish(child: ChildProcess) {
  let told = ''
  child.stdout?.on('data', (text) => (told += text))
  child.stderr?.on('data', (text) => (told += text))
  return new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(new Failure(`initdb cannot be run: ${error.message}`, 'Set DATABASE_URL.')))
    child.once('close', (code) => {
      if (code === 0) return resolve()
      reject(
        new Failure(`The embedded Postgres could not be set up: ${lastWords(told)}`, 'Mend that, or set DATABASE_URL.'),
      )
    })
  })
}

/** Ready is what answers a query; a line in a log is not. */
async function ready(place: Place, port: number, hasEnded: () => boolean) {
  const until = Date.now() + 60_000
  for (;;) {
    try {
      const client = new pg.Client({ connectionString: urlOf(place, port, 'postgres'), connectionTimeoutMillis: 5_000 })
      client.on('error', () => {})
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (hasEnded())
        throw new Failure(`Postgres did not start: ${lastWords(readLog(place))}`, `Its log is ${place.log}.`)
      if (hasCode(error, '28P01')) {
        throw new Failure(
          `The Postgres in ${place.data} does not take the password in ${place.password}.`,
          'Put the right one back.',
        )
      }
      if (Date.now() > until)
        throw new Failure(`Postgres does not answer: ${messageOf(error)}`, `Its log is ${place.log}.`)
    }
    await pause(30)
  }
}

const readLog = (place: Place) => (existsSync(place.log) ? readFileSync(place.log, 'utf8') : '')

function lastWords(log: string) {
  const lines = log.trim().split('\n')
  const fatal = lines.findLast((line) => /\b(FATAL|PANIC|error):/i.test(line))
  return fatal?.replace(/^.*?\b(?=FATAL|PANIC|error:)/i, '') ?? lines.at(-1) ?? 'it left no word'
}

const urlOf = (place: Place, port: number, database: string) => embeddedUrl(path.dirname(place.data), port, database)

function serverAt(place: Place, { port, pid, adopted }: { port: number; pid: number; adopted: boolean }): Postgres {
  const mark = markOf(pid)
  return {
    port,
    mark,
    adopted,
    url: (database = 'assay') => urlOf(place, port, database),
    ended: ended(mark),
    async stop(how = 'fast') {
      send(pid, how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      if (await isGone(mark, how === 'fast' ? 20_000 : 5_000)) return
      send(pid, 'SIGQUIT')
      if (!(await isGone(mark, 5_000))) send(pid, 'SIGKILL')
    },
  }
}

async function ended(mark: ProcessMark) {
  while (stillRuns(mark)) await pause(250, undefined, { ref: false })
}
