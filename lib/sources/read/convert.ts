import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../errors'
import type { Caps } from './schema'
import { sizeText } from './caps'
import { badFile } from './entry'

type Order = { kind: 'yaml' | 'parquet'; file: string; path: string; caps: Caps }

/** JSON lines of a file whose reader may hang or eat memory, so it reads in a process that is killed when it does. */
export async function* convert(
  { kind, file, path, caps }: Order,
  text?: AsyncIterable<string>,
): AsyncGenerator<string> {
  const order = JSON.stringify({ kind, path, maximum: caps.decodedBytes, depth: caps.depth })
  const child = spawn(
    process.execPath,
    [
      '--max-old-space-size=1536',
      '--import',
      'tsx',
      join(/* turbopackIgnore: true */ process.cwd(), 'lib/sources/read/convert-child.ts'),
      order,
    ],
    { env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' }, stdio: ['pipe', 'pipe', 'pipe'] },
  )
  let told = ''
  let killedFor = ''
  child.stderr.on('data', (chunk) => (told = (told + chunk).slice(-10_000)))
  child.stdin.on('error', () => {}) // It ended before it had read all; its exit says why.
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve).once('error', () => resolve(null)))
  const kill = (reason: string) => {
    killedFor = reason
    child.kill('SIGKILL')
  }

  let heard = Date.now()
  let waiting = true
  const watch = setInterval(() => {
    // While nobody asks for rows, its silence is ours.
    if (waiting && Date.now() - heard > caps.seconds * 1000) kill(`its reader said nothing for ${caps.seconds} seconds`)
    if (memoryOf(child.pid) > caps.readerBytes)
      kill(`its reader needed more than ${sizeText(caps.readerBytes)} of memory`)
  }, 250)

  const feeding = feed(
    text,
    (chunk) => child.stdin.write(chunk),
    () => child.stdin.end(),
    kill,
    caps,
  )
  try {
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      heard = Date.now()
      waiting = false
      yield chunk
      waiting = true
      heard = Date.now()
    }
    const code = await ended
    await feeding
    if (killedFor) throw badFile({ file }, killedFor)
    if (code !== 0) throw faultOf(file, kind, told)
  } finally {
    clearInterval(watch)
    if (child.exitCode === null) child.kill('SIGKILL')
  }
}

async function feed(
  text: AsyncIterable<string> | undefined,
  write: (chunk: string) => boolean,
  end: () => void,
  kill: (reason: string) => void,
  caps: Caps,
) {
  let length = 0
  try {
    for await (const chunk of text ?? []) {
      length += chunk.length
      if (length > caps.whole)
        return kill(`it is longer than ${sizeText(caps.whole)}; a file of this kind is read whole`)
      if (!chunk.isWellFormed()) return kill('it holds bytes that are no text')
      write(chunk)
    }
    end()
  } catch (error) {
    kill(error instanceof AppError ? String(error.details?.reason ?? error.message) : 'it cannot be read')
    if (!(error instanceof AppError)) throw error
  }
}

const place = /^line (\d+), column (\d+): /

function faultOf(file: string, kind: string, told: string) {
  let fault = ''
  try {
    fault = JSON.parse(told).fault
  } catch {
    fault = /heap out of memory|allocation failed/i.test(told) ? 'its reader ran out of memory' : 'it is damaged'
  }
  const [found, line, column] = place.exec(fault) ?? []
  if (found) return badFile({ file, line: Number(line), column: Number(column) }, fault.slice(found.length))
  return badFile(
    { file },
    kind === 'parquet' ? `this Parquet file cannot be read (${fault.slice(0, 200)})` : fault.slice(0, 300),
  )
}

function memoryOf(pid: number | undefined) {
  try {
    return pid === undefined ? 0 : Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096
  } catch {
    return 0 // Not Linux, or gone.
  }
}

/** A Parquet file is read from its end, so a packed one is unpacked to a file of its own first. */
export async function* unpacked(
  bytes: AsyncIterable<Buffer>,
  read: (path: string) => AsyncGenerator<string>,
): AsyncGenerator<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-unpacked-'))
  try {
    const path = join(folder, 'file')
    const handle = await open(path, 'wx', 0o600)
    try {
      for await (const chunk of bytes) await handle.write(chunk)
    } finally {
      await handle.close()
    }
    yield* read(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
