import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError, invalid } from '../../errors'
import { type ReadText, readText } from './schema'

export type TextOrder = { bytes?: Uint8Array; path?: string; name: string; type: string; address: string }
type Limits = { seconds?: number; megabytes?: number }

const startMilliseconds = 60_000
const begun = z.object({ begun: z.literal(true) })
const answer = z.union([z.object({ read: readText }), z.object({ fault: z.string() })])

/**
 * Reads pages and documents in a process that is killed when one of them hangs or eats memory; the next then gets a new one.
 * Call `close` when there is nothing more to read.
 */
export function openTextReader({ seconds = 30, megabytes = 1200 }: Limits = {}) {
  let child: ChildProcess | null = null

  async function read(order: TextOrder, signal?: AbortSignal): Promise<ReadText> {
    child ??= start()
    const reader = child
    const { promise, resolve, reject } = deferred<unknown>()
    let killedFor: string | null = null
    const kill = (reason: string) => {
      killedFor = reason
      reader.kill('SIGKILL')
    }
    const tooLong = () => kill(`reading it took more than ${seconds} seconds`)
    // A new process has to start before its time begins to count.
    let late = setTimeout(tooLong, startMilliseconds)
    const watch = setInterval(() => {
      if (memoryOf(reader.pid) > megabytes * 1024 * 1024) kill('reading it took too much memory')
    }, 100)
    const stop = () => kill('')
    const ended = () =>
      reject(signal?.aborted ? signal.reason : invalid(killedFor ?? 'reading it took too much memory'))
    signal?.addEventListener('abort', stop)
    const hear = (told: unknown) => {
      if (!begun.safeParse(told).success) return resolve(told)
      clearTimeout(late)
      late = setTimeout(tooLong, seconds * 1000)
    }
    reader.on('message', hear).once('exit', ended).once('error', ended)
    try {
      reader.send(order, (error) => error && ended())
      const told = answer.parse(await promise)
      if ('fault' in told) throw new AppError('invalid', told.fault)
      return told.read
    } catch (error) {
      if (reader.exitCode !== null || reader.signalCode !== null || killedFor !== null) child = null
      throw error
    } finally {
      clearTimeout(late)
      clearInterval(watch)
      signal?.removeEventListener('abort', stop)
      reader.off('message', hear).off('exit', ended).off('error', ended)
    }
  }

  return { read, close: () => void child?.kill('SIGKILL') }
}

function start() {
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'lib/sources/text/text-child.ts')
  const child = spawn(process.execPath, ['--max-old-space-size=800', '--import', 'tsx', script], {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  child.on('error', () => {}) // Whoever waits for an answer hears of it there.
  return child
}

/** Node 20 has no Promise.withResolvers. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {}
  let reject: (reason: unknown) => void = () => {}
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

function memoryOf(pid: number | undefined) {
  try {
    return pid === undefined ? 0 : Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096
  } catch {
    return 0 // Not Linux, or gone.
  }
}
