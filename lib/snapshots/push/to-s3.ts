import { createHash } from 'node:crypto'
import { AppError } from '../../errors'
import { ask } from './ask'
import type { PushTarget } from './schema'
import { signRequest } from './sign-request'
import { partOf, type Spooled } from './spool'

type S3 = Extract<PushTarget, { kind: 's3' }>
const place = 'The storage'
const usualPartBytes = 32 * 1024 * 1024

/** Puts each file into the bucket; large ones in parts. The bucket stands in the path, which every such storage understands. */
export async function toS3(
  target: S3,
  secretAccessKey: string,
  files: readonly Spooled[],
  { signal, partBytes = usualPartBytes }: { version: string; signal: AbortSignal; partBytes?: number },
) {
  const keys = { accessKeyId: target.accessKeyId, secretAccessKey, region: target.region }
  const root = `${target.endpoint.replace(/\/+$/, '')}/${target.bucket}/`
  const send = (method: 'PUT' | 'POST' | 'DELETE', key: string, body: Buffer | string, query = '') => {
    const url = new URL(`${root}${key}${query}`)
    const bodySha256 = createHash('sha256').update(body).digest('hex')
    return ask(place, url.href, {
      method,
      body,
      signal,
      // Signed anew for each try: a signature is of a moment.
      sign: () => signRequest({ method, url, headers: {}, bodySha256 }, keys, new Date()),
    })
  }
  const base = target.prefix && !target.prefix.endsWith('/') ? `${target.prefix}/` : target.prefix
  for (const file of files) {
    const key = `${base}${file.path}`
    if (file.bytes <= partBytes) await send('PUT', key, await partOf(file))
    else await inParts(file, key, send, partBytes)
  }
  return { address: `s3://${target.bucket}/${base}` }
}

type Send = (
  method: 'PUT' | 'POST' | 'DELETE',
  key: string,
  body: Buffer | string,
  query?: string,
) => ReturnType<typeof ask>

async function inParts(file: Spooled, key: string, send: Send, partBytes: number) {
  const begun = (await send('POST', key, '', '?uploads=')).body.toString('utf8')
  const uploadId = /<UploadId>([^<]{1,1000})<\/UploadId>/.exec(begun)?.[1]
  if (!uploadId) throw new AppError('unavailable', 'The storage did not begin an upload in parts')
  const id = encodeURIComponent(uploadId)
  try {
    const etags: string[] = []
    for (let part = 0; part * partBytes < file.bytes; part++) {
      const body = await partOf(file, part * partBytes, Math.min(file.bytes, (part + 1) * partBytes))
      const { headers } = await send('PUT', key, body, `?partNumber=${part + 1}&uploadId=${id}`)
      if (!headers.etag) throw new AppError('unavailable', 'The storage did not say what it kept of a part')
      etags.push(headers.etag)
    }
    const parts = etags.map(
      (etag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${etag.replace(/[<>&]/g, '')}</ETag></Part>`,
    )
    const list = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
    const { body } = await send('POST', key, list, `?uploadId=${id}`)
    // It says that all is well before it has put the parts together, and what went wrong after that.
    if (!body.toString('utf8').includes('<CompleteMultipartUploadResult'))
      throw new AppError('unavailable', 'The storage did not put the parts together')
  } catch (error) {
    // Parts that nobody completes would be kept and paid for.
    await send('DELETE', key, '', `?uploadId=${id}`).catch(() => {})
    throw error
  }
}
