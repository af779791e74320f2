import { createHash } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../../env'
import { AppError } from '../../errors'
import { sizeText } from '../read/caps'

export const uploadsFolder = () => path.resolve(/* turbopackIgnore: true */ env.ASSAY_DATA, 'uploads')

/** A file is kept under its id alone; what the sender called it is never part of a path. */
export const uploadPath = (id: string) => path.join(uploadsFolder(), id)

/** Writes what arrives, counting it: a length in a header is only a claim. */
export async function storeUpload(id: string, body: AsyncIterable<Uint8Array>, limit: number) {
  await mkdir(uploadsFolder(), { recursive: true, mode: 0o700 })
  const handle = await open(uploadPath(id), 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > limit) throw new AppError('too_large', `The file is larger than ${sizeText(limit)}`)
      hash.update(chunk)
      await handle.write(chunk)
    }
    await handle.sync()
    await handle.close()
  } catch (error) {
    await handle.close().catch(() => {})
    await removeUpload(id)
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      throw new AppError('unavailable', 'The disk is full. Nothing was kept of this file')
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

export const removeUpload = (id: string) => rm(uploadPath(id), { force: true })
