import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '../../errors'
import { sizeText } from '../read/caps'
import type { Caps } from '../read/schema'
import { convert } from '../read/convert'
import { uploadPath } from '../write/uploads'

/** Each batch of a hub import leaves one file of JSON lines; they are joined in their order when all are there. */
export const partPath = (runId: string, position: number) => uploadPath(`${runId}-${position}`)

const kept = 7 * 24 * 60 * 60 * 1000

/** Makes the folder, and takes out what cancelled runs left there long ago. */
export async function preparedFolder() {
  const folder = path.dirname(uploadPath('any'))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f-]{36}-(\d+|preview)(\.new|\.file)?$/.test(name)) continue
    const file = path.join(folder, name)
    const old = await stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs > kept,
      () => false,
    )
    if (old) await rm(file, { force: true })
  }
}

/** Writes beside the part and renames it: a part is whole or not there. */
export async function writePart(to: string, lines: AsyncIterable<string | Buffer>, limit: number) {
  const beside = `${to}.new`
  const handle = await open(beside, 'w', 0o600)
  let bytes = 0
  let ended = true
  try {
    for await (const chunk of lines) {
      bytes += Buffer.byteLength(chunk)
      if (bytes > limit) throw new AppError('too_large', `These rows come to more than ${sizeText(limit)}`)
      ended = chunk.length === 0 ? ended : chunk.at(-1) === '\n' || chunk.at(-1) === 10
      await handle.appendFile(chunk)
    }
    // Parts are joined end to end, and the last line of a file need not end.
    if (!ended) await handle.appendFile('\n')
  } finally {
    await handle.close()
  }
  await rename(beside, to)
}

/** A downloaded file as lines: Parquet through the reader that can be killed, lines as they are. */
export function linesOf(file: string, downloaded: string, caps: Caps): AsyncIterable<string | Buffer> {
  return /\.parquet$/i.test(file)
    ? convert({ kind: 'parquet', file, path: downloaded, caps })
    : createReadStream(downloaded)
}

export async function* joined(runId: string, positions: readonly number[]): AsyncGenerator<Buffer> {
  for (const position of positions) yield* createReadStream(partPath(runId, position))
}

export async function removeParts(runId: string, positions: readonly number[]) {
  for (const position of positions)
    for (const ending of ['', '.new', '.file']) await rm(`${partPath(runId, position)}${ending}`, { force: true })
}
