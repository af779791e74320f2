import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type LocalServer, startServer } from './evil-server'

export type PushServer = LocalServer & {
  /** What stands there now, by address. */
  files: Map<string, Buffer>
  repos: Map<string, { private: boolean }>
  /** Answers the next requests whose address fits with this status. */
  faults: { path: RegExp; times: number; status: number }[]
  begun: Set<string>
}

/** Speaks as much of the hub’s and of S3’s writing side as a push needs. `token` opens the hub. */
export async function startPushServer(token: string, { chunk = 0 } = {}): Promise<PushServer> {
  const kept = {
    files: new Map<string, Buffer>(),
    repos: new Map<string, { private: boolean }>(),
    faults: [] as PushServer['faults'],
    begun: new Set<string>(),
  }
  const large = new Map<string, Buffer>()
  const server = await startServer(async (request, response) => {
    const body = await bodyOf(request)
    const fault = kept.faults.find(({ path, times }) => times > 0 && path.test(request.url ?? ''))
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
    if (
      !/^AWS4-HMAC-SHA256 /.test(request.headers.authorization ?? '') ||
      request.headers['x-amz-content-sha256'] !== hash
    )
      return response.writeHead(403).end()
    const key = url.pathname.slice('/bucket/'.length)
    kept.files.set(key, body)
    response.writeHead(200, { etag: `"${hash.slice(0, 32)}"` }).end()
  }

  return Object.assign(server, kept)
}

async function bodyOf(request: IncomingMessage) {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}
