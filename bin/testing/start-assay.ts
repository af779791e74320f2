import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type InstanceState, readInstance } from '../instance/instance'
import { markOf, stillRuns, takeDown } from '../machine/processes'
import { cloneDatabase, dropDatabase } from '../postgres/scratch'

/** The owner and the key that every studio started with `init` has. */
export const initialOwner = {
  email: 'owner@example.com',
  password: 'a long password for tests',
  apiKey: 'assay_test_key_0123456789abcdefghijklmnopqrstuvwxyz',
}

export type AssayOptions = {
  /** Make the first owner and a key from the environment; otherwise the studio waits to be set up by its link. */
  init?: boolean
  env?: Record<string, string>
  /** A data folder of an earlier start, to start on again. */
  folder?: string
  /** Have npm start it, as a person would. */
  through?: 'npm'
}

export type RunningAssay = {
  address: string
  /** The one-time link, when nobody has signed up yet. */
  setupLink: string | null
  folder: string
  supervisor: ChildProcess
  /** What it printed so far. */
  output(): string
  state(): InstanceState | null
  /** SIGKILL for one of its processes. */
  kill(name: 'supervisor' | 'web' | 'worker' | 'postgres'): void
  /** Stops it and, unless `keep`, removes what it left. Resolves to its exit code. */
  stop(options?: { keep?: boolean }): Promise<number | null>
}

/** Starts a whole studio of its own, as `npm start` would: built for production, on a free port, in a temporary folder. */
export async function startAssay({
  init = false,
  env = {},
  folder = temporaryFolder(),
  through,
}: AssayOptions = {}): Promise<RunningAssay> {
  const server = process.env.DATABASE_URL
  const database = server && !env.DATABASE_URL ? `assay_e2e_${randomBytes(5).toString('hex')}` : null
  const DATABASE_URL = database && server ? await cloneDatabase(server, database) : env.DATABASE_URL
  const [program, args] = through
    ? ['npm', ['start']]
    : [process.execPath, ['--conditions=react-server', 'bin/run.js', 'start']]
  const supervisor = spawn(program, args, {
    env: environment({ init, folder, ...(DATABASE_URL ? { DATABASE_URL } : {}) }, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  supervisor.stdout.on('data', (text) => (output += text))
  supervisor.stderr.on('data', (text) => (output += text))
  const exited = new Promise<number | null>((resolve) => supervisor.once('exit', resolve))
  const mark = supervisor.pid ? markOf(supervisor.pid) : undefined

  const removeTraces = async () => {
    if (database && server) await dropDatabase(server, database)
    rmSync(folder, { recursive: true, force: true })
  }
  const address = await ready(folder, supervisor, through, () => output).catch(async (error) => {
    await exited
    await takeDownAll(readInstance(folder))
    await removeTraces()
    throw error
  })
  return {
    address,
    setupLink: output.match(/https?:\S+\/setup#\S+/)?.[0] ?? null,
    folder,
    supervisor,
    output: () => output,
    state: () => readInstance(folder),
    kill: (name) => process.kill(pidOf(name, readInstance(folder)), 'SIGKILL'),
    async stop({ keep = false } = {}) {
      const left = readInstance(folder)
      if (mark) await takeDown(mark, 30_000)
      const code = await exited
      await takeDownAll(left)
      if (!keep) await removeTraces()
      return code
    },
  }
}

function temporaryFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-e2e-'))
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  return folder
}

function environment(own: { init: boolean; folder: string; DATABASE_URL?: string }, given: Record<string, string>) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(ASSAY_|DATABASE_URL$|PORT$|HOST$|NODE_ENV$|NEXTAUTH_|NODE_OPTIONS$)/.test(name),
  )
  const { email, password, apiKey } = initialOwner
  return {
    ...Object.fromEntries(inherited),
    PORT: '0',
    ASSAY_DATA: own.folder,
    ASSAY_BUILD_FOLDER: process.env.ASSAY_BUILD_FOLDER ?? '.next-test',
    // As under npm: it stops when what started it is gone.
    npm_lifecycle_event: 'start',
    ...(own.DATABASE_URL ? { DATABASE_URL: own.DATABASE_URL } : {}),
    ...(own.init ? { ASSAY_INIT_EMAIL: email, ASSAY_INIT_PASSWORD: password, ASSAY_INIT_API_KEY: apiKey } : {}),
    ...given,
  } as unknown as NodeJS.ProcessEnv
}

async function ready(folder: string, supervisor: ChildProcess, through: 'npm' | undefined, output: () => string) {
  const until = Date.now() + 180_000
  while (Date.now() < until) {
    if (supervisor.exitCode !== null) throw new Error(`Assay did not start (exit ${supervisor.exitCode}):\n${output()}`)
    const state = readInstance(folder)
    // It is ready a moment before it says so, and what it says is asked for.
    const said = /Stop: /.test(output())
    if (said && state?.ready && state.address && (through || state.holder.pid === supervisor.pid)) return state.address
    await pause(50)
  }
  supervisor.kill('SIGKILL')
  throw new Error(`Assay was not ready within three minutes:\n${output()}`)
}

function pidOf(name: string, state: InstanceState | null) {
  const mark = name === 'supervisor' ? state?.holder : name === 'postgres' ? state?.postgres : state?.children?.[name]
  if (!mark || !stillRuns(mark)) throw new Error(`There is no running ${name} process`)
  return mark.pid
}

/** What outlives a supervisor that was killed, or the npm that started one. */
async function takeDownAll(state: InstanceState | null) {
  const marks = [state?.holder, state?.postgres, ...Object.values(state?.children ?? {})]
  await Promise.all(marks.map((mark) => mark && takeDown(mark, 5_000)))
}
