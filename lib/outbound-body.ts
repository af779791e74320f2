import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { outboundError } from './outbound-address'

type Limits = { bytes: number; ratio: number }
type Ends = { leave: (ending: 'whole' | 'broken') => void; told: (error: unknown) => never }

/** Below this, even a page of one repeated letter does no harm. */
const harmless = 1024 * 1024

const unpackers: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** The bytes of an answer, unpacked and counted while they come. Its connection is let go with the last of them, or ended with whoever stops reading. */
export async function* bodyOf(
  message: IncomingMessage,
  host: string,
  { bytes, ratio }: Limits,
  { leave, told }: Ends,
): AsyncGenerator<Buffer> {
  let [packed, unpacked] = [0, 0]
  let ending: 'whole' | 'broken' = 'broken'
  try {
    const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
    if (encoding !== 'identity' && encoding !== '' && !unpackers[encoding])
      throw outboundError('broken', `${host} answered in a packing that is not known here`)
    const unpacker = unpackers[encoding]?.()
    if (unpacker) message.on('data', (chunk: Buffer) => (packed += chunk.length))
    // pipeline hands the failure of either end to whoever reads; its callback has nothing to add.
    const stream = unpacker ? pipeline(message, unpacker, () => {}) : message
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      unpacked += chunk.length
      if (unpacked > bytes) throw outboundError('too_large', `${host} sent more than ${sizeOf(bytes)}`)
      if (unpacker && unpacked > harmless && unpacked > packed * ratio)
        throw outboundError('too_large', `${host} sent an archive that unpacks to more than ${ratio} times its size`)
      yield chunk
    }
    if (!message.complete) throw outboundError('broken', `${host} ended its answer too early`)
    ending = 'whole'
  } catch (error) {
    told(error)
  } finally {
    leave(ending)
  }
}

const sizeOf = (bytes: number) =>
  bytes >= harmless ? `${+(bytes / harmless).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} kB`
