import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { signRequest } from '../../lib/snapshots/push/sign-request'
import { type LocalServer, startServer } from './evil-server'

export type PushServer = LocalServer & {
  /** What stands there now, by address. */
  files: Map<string, Buffer>
  repos: Map<string, { private: boolean }>
  /** Answers the next requests whose address fits with this status; 200 says so, and fails all the same, when parts are put together. */
  faults: { path: RegExp; times: number; status: number }[]
  /** Uploads in parts that are neither complete nor given up. */
  begun: Map<string, Map<number, Buffer>>
  /** What the bucket was asked, in order. */
  asked: string[]
}

/** The keys that open the bucket. */
export const bucketKeys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a secret access key', region: 'us-east-1' }

/** Speaks as much of the hub’s and of S3’s writing side as a push needs. `token` opens the hub. */
export async function startPushServer(token: string, { chunk = 0 } = {}): Promise<PushServer> {
  const kept = {
    files: new Map<string, Buffer>(),
    repos: new Map<string, { private: boolean }>(),
    faults: [] as PushServer['faults'],
    begun: new Map<string, Map<number, Buffer>>(),
    asked: [] as string[],
  }
  const large = new Map<string, Buffer>()
  const server = await startServer(async (request, response) => {
    const body = await bodyOf(request)
    const fault = kept.faults.find(
      ({ path, times, status }) => status !== 200 && times > 0 && path.test(request.url ?? ''),
    )
    if (fault) {
      fault.times--
      return response.writeHead(fault.status).end()
    }
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    if (url.pathname.startsWith('/bucket/')) return bucket(url, request, response, body)
    if (url.pathname.startsWith('/lfs/')) return lfs(url, request, response, body)
    if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end()
    return hub(url, response, body)
  })

  function hub(url: URL, response: ServerResponse, body: Buffer) {
    const json = (value: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (url.pathname === '/api/whoami-v2') return json({ name: 'cura' })
    if (url.pathname === '/api/repos/create') {
      const { name, organization = 'cura', private: hidden } = JSON.parse(body.toString())
      if (kept.repos.has(`${organization}/${name}`)) return response.writeHead(409).end('{}')
      kept.repos.set(`${organization}/${name}`, { private: hidden })
      return json({ url: '' })
    }
    if (url.pathname.includes('/preupload/')) {
      const { files } = JSON.parse(body.toString())
      return json({
        files: files.map(({ path }: { path: string }) => ({
          path,
          uploadMode: path.endsWith('.parquet') ? 'lfs' : 'regular',
        })),
      })
    }
    if (url.pathname.endsWith('/info/lfs/objects/batch')) {
      const { objects } = JSON.parse(body.toString())
      return json({
        objects: objects.map(({ oid, size }: { oid: string; size: number }) => ({
          oid,
          actions: { upload: uploadOf(url, oid, size) },
        })),
      })
    }
    if (url.pathname.includes('/commit/')) {
      const repo = /^\/api\/datasets\/([^/]+\/[^/]+)\/commit/.exec(url.pathname)?.[1]
      for (const line of body.toString().trim().split('\n')) {
        const { key, value } = JSON.parse(line)
        if (key === 'file') kept.files.set(`${repo}/${value.path}`, Buffer.from(value.content, 'base64'))
        if (key === 'lfsFile') kept.files.set(`${repo}/${value.path}`, large.get(value.oid) ?? Buffer.from('missing'))
      }
      return json({ success: true })
    }
    return response.writeHead(404).end()
  }

  function uploadOf(url: URL, oid: string, size: number) {
    if (chunk === 0) return { href: `${url.origin}/lfs/${oid}`, header: {} }
    const parts = Math.ceil(size / chunk)
    const addresses = Array.from({ length: parts }, (_, at) => [
      String(at + 1).padStart(5, '0'),
      `${url.origin}/lfs/${oid}?part=${at + 1}`,
    ])
    return {
      href: `${url.origin}/lfs/${oid}/done`,
      header: { chunk_size: String(chunk), ...Object.fromEntries(addresses) },
    }
  }

  const parts = new Map<string, Buffer[]>()
  function lfs(url: URL, request: IncomingMessage, response: ServerResponse, body: Buffer) {
    // Addresses there are signed: a token that came along would be given away.
    if (request.headers.authorization) return response.writeHead(400).end()
    const [, , oid = ''] = url.pathname.split('/')
    const part = url.searchParams.get('part')
    if (part) parts.set(oid, Object.assign(parts.get(oid) ?? [], { [Number(part) - 1]: body }))
    const whole = part ? null : url.pathname.endsWith('/done') ? Buffer.concat(parts.get(oid) ?? []) : body
    if (whole && createHash('sha256').update(whole).digest('hex') !== oid) return response.writeHead(422).end()
    if (whole) large.set(oid, whole)
    response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end('{}')
  }

  function bucket(url: URL, request: IncomingMessage, response: ServerResponse, body: Buffer) {
    const hash = createHash('sha256').update(body).digest('hex')
    const { authorization, 'x-amz-date': date = '' } = request.headers
    const moment = new Date(String(date).replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'))
    const signed = { method: request.method ?? '', url, headers: {}, bodySha256: hash }
    if (Number.isNaN(moment.getTime()) || signRequest(signed, bucketKeys, moment).authorization !== authorization)
      return response.writeHead(403).end()
    const key = url.pathname.slice('/bucket/'.length)
    const upload = url.searchParams.get('uploadId')
    const etag = `"${hash.slice(0, 32)}"`
    kept.asked.push(`${request.method} ${[...url.searchParams.keys()].join(' ')}`.trim())
    if (url.searchParams.has('uploads')) {
      const id = `upload/${kept.begun.size}+1`
      kept.begun.set(id, new Map())
      return response.end(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
    }
    if (upload === null) {
      kept.files.set(key, body)
      return response.writeHead(200, { etag }).end()
    }
    const there = kept.begun.get(upload)
    if (!there) return response.writeHead(404).end()
    if (request.method === 'DELETE') kept.begun.delete(upload)
    if (request.method === 'PUT') there.set(Number(url.searchParams.get('partNumber')), body)
    if (request.method !== 'POST') return response.writeHead(200, { etag }).end()
    const list = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>"([0-9a-f]{32})"<\/ETag>/g)]
    const whole = list.map(([, number, tag]) => {
      const part = there.get(Number(number))
      return part &&
        createHash('sha256')
          .update(part)
          .digest('hex')
          .startsWith(tag ?? '-')
        ? part
        : null
    })
    if (whole.length !== there.size || whole.includes(null) || kept.faults.some(({ status }) => status === 200))
      return response.end('<Error><Code>InternalError</Code></Error>')
    kept.files.set(key, Buffer.concat(whole.filter((part) => part !== null)))
    kept.begun.delete(upload)
    response.end('<CompleteMultipartUploadResult></CompleteMultipartUploadResult>')
  }

  return Object.assign(server, kept)
}

async function bodyOf(request: IncomingMessage) {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
