import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

export type LocalServer = {
  port: number
  host: string
  address: string
  seen: { path: string; headers: NodeJS.Dict<string | string[]> }[]
  connections: () => Promise<number>
  stop: () => Promise<void>
}

/** A server on this machine that remembers who asked for what. */
export async function startServer(answer: RequestListener): Promise<LocalServer> {
  const seen: LocalServer['seen'] = []
  const server: Server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    host: `127.0.0.1:${port}`,
    address: `http://127.0.0.1:${port}`,
    seen,
    connections: () => new Promise((resolve) => server.getConnections((_, count) => resolve(count))),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Answers with everything that a server can do to whoever asks it. `?to=` is where it redirects. */
export const evilAnswers: RequestListener = (request, response) => {
  const url = new URL(request.url ?? '/', 'http://evil.example')
  const raw = response.socket
  const answers: Record<string, () => void> = {
    '/ok': () => response.end('fine'),
    '/echo': () => response.end(JSON.stringify(request.headers)),
    '/redirect': () => response.writeHead(302, { location: url.searchParams.get('to') ?? '' }).end(),
    '/loop': () => response.writeHead(302, { location: '/loop' }).end(),
    '/bomb': () =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 * 1024 * 1024))),
    '/cut-gzip': () =>
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.from('x'.repeat(9000))).subarray(0, 30)),
    '/odd-packing': () => response.writeHead(200, { 'content-encoding': 'compress' }).end('x'),
    '/hang': () => {},
    '/drip': () => {
      const timer = setInterval(() => response.write('.'), 50)
      response.once('close', () => clearInterval(timer))
    },
    '/endless': () => {
      const chunk = Buffer.alloc(65_536, 'x')
      const more = () => {
        while (response.writable && response.write(chunk));
      }
      response.on('drain', more)
      more()
    },
    '/headers': () => response.writeHead(200, { 'x-large': 'x'.repeat(60 * 1024) }).end('x'),
    '/short': () => raw?.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this'),
    '/long': () => raw?.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfour and then some'),
    '/both-lengths': () =>
      raw?.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'),
    '/garbage': () => raw?.end('SSH-2.0-OpenSSH\r\n'),
    '/cookie': () => response.writeHead(200, { 'set-cookie': 'a=b' }).end('x'),
  }
  const known = answers[url.pathname]
  if (known) known()
  else response.writeHead(404).end()
}
