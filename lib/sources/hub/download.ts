import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { AppError, conflict } from '../../errors'
import { outboundError } from '../../outbound-address'
import { sizeText } from '../read/caps'
import { askHub, type HubAccess } from './ask-hub'
import { endpoint, pathOf } from './hub-address'
import type { HubFile } from './schema'

const idleTries = 4
const secondsForAPart = 1800

/** Brings a file of a pinned commit to the disk. What a broken connection left is kept, and only the rest is asked for. */
export async function download(id: string, file: HubFile, to: string, limit: number, access: HubAccess) {
  const address = `${endpoint()}/datasets/${pathOf(id)}/resolve/${encodeURIComponent(file.revision)}/${pathOf(file.path)}`
  if (file.bytes !== null && file.bytes > limit)
    throw new AppError('too_large', `${file.path} has ${sizeText(file.bytes)}, and the limit is ${sizeText(limit)}`)
  for (let idle = 0; ; ) {
    const had = await sizeOf(to)
    if (file.bytes !== null && had > file.bytes) await rm(to, { force: true })
    else if (file.bytes !== null && had === file.bytes && had > 0) break
    const failure = await part(address, to, had > (file.bytes ?? had) ? 0 : had, limit, access)
    if (failure === null && (file.bytes === null || (await sizeOf(to)) === file.bytes)) break
    if (failure && !(failure instanceof AppError && failure.code === 'unavailable')) throw failure
    idle = (await sizeOf(to)) > had ? 0 : idle + 1
    if (idle >= idleTries)
      throw failure ?? outboundError('broken', `The hub sent ${file.path} in another size than it promised`)
  }
  if (file.sha256 !== null && (await sha256Of(to)) !== file.sha256) {
    await rm(to, { force: true })
    throw conflict(
      `${file.path} is not the file that the hub listed: the dataset changed, or it was damaged on its way`,
    )
  }
}

/** One request; what arrives is written down even when the rest does not. */
async function part(address: string, to: string, had: number, limit: number, access: HubAccess): Promise<unknown> {
  try {
    const headers = { 'accept-encoding': 'identity', ...(had > 0 && { range: `bytes=${had}-` }) }
    const answer = await askHub(address, access, { headers, bytes: limit - had + 1, seconds: secondsForAPart })
    const goesOn = answer.status === 206 && answer.headers['content-range']?.startsWith(`bytes ${had}-`)
    const handle = await open(to, goesOn ? 'a' : 'w', 0o600)
    try {
      for await (const chunk of answer.body) await handle.write(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return null
  } catch (error) {
    if (access.signal?.aborted) throw error
    if (error instanceof AppError && error.code === 'not_found')
      return conflict('The dataset changed on the hub while it was read: start again')
    return error
  }
}

const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

async function sha256Of(path: string) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
