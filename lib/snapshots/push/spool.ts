import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../../env'

export type Spooled = { path: string; file: string; bytes: number; sha256: string; sample: Buffer }

/** Files on the disk for as long as they are being sent: their length and hash are asked for before their first byte. */
export async function openSpool() {
  const root = path.resolve(/* turbopackIgnore: true */ env.ASSAY_DATA, 'pushes')
  await mkdir(root, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(path.join(root, 'push-'))
  let count = 0
  return {
    async add(name: string, pieces: AsyncIterable<Buffer>): Promise<Spooled> {
      const file = path.join(folder, String(count++))
      const handle = await open(file, 'wx', 0o600)
      const hash = createHash('sha256')
      let [bytes, sample] = [0, Buffer.alloc(0)]
      try {
        for await (const piece of pieces) {
          hash.update(piece)
          bytes += piece.length
          if (sample.length < 512) sample = Buffer.concat([sample, piece]).subarray(0, 512)
          await handle.write(piece)
        }
      } finally {
        await handle.close()
      }
      return { path: name, file, bytes, sha256: hash.digest('hex'), sample }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A part of a spooled file, whole in memory. */
export async function partOf({ file, bytes }: Spooled, from = 0, until = bytes) {
  if (until <= from) return Buffer.alloc(0)
  const pieces: Buffer[] = []
  for await (const piece of createReadStream(file, { start: from, end: until - 1 })) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
