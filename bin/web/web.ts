import type http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { readEnv } from '../../lib/settings'
import { portFailure } from '../machine/ports'
import { onStop, tell } from '../supervisor/supervised'
import { messageOf } from '../terminal/failure'
import { forwardedHeaders } from './forwarded'
import { addressOf, allowedHosts, nameInHost } from './hosts'
import { type OpenDoor, shortCalls } from './short-calls'
import { waitingServer } from './waiting-server'

const drainSeconds = 10
const env = readEnv(process.env)
const hosts = allowedHosts({ host: env.HOST, publicUrl: env.ASSAY_URL })
// Whoever asks from the first moment the port is open on waits until Next can answer, and is answered.
const server = waitingServer({
  headersTimeout: 15_000,
  requestTimeout: 600_000,
  keepAliveTimeout: 65_000,
  // A plan of hundreds of cells stands in the address of its page, and Next repeats that in a header of its own.
  maxHeaderSize: 128 * 1024,
})

onStop(drain)
try {
  const port = await listen()
  Object.assign(process.env, {
    PORT: String(port),
    NEXTAUTH_URL: addressOf({ host: env.HOST, port, publicUrl: env.ASSAY_URL }),
    NEXTAUTH_SECRET: env.ASSAY_SECRET,
  })
  const answer = await prepare(port)
  const answeredShort = await shortCalls(
    () => Reflect.get(globalThis, Symbol.for('assay.doors')) as Record<string, OpenDoor> | undefined,
  )
  server.answerBy(async (request, response) => {
    if (!isForUs(request)) return misdirected(response)
    trustForwarded(request)
    if (!(await answeredShort(request, response))) await answer(request, response)
  })
  tell({ ready: true, port })
} catch (error) {
  tell({ failed: messageOf(error) })
  throw error
}

// The port comes first: one that is taken is known at once, and a port of 0 has its number before Next asks for it.
function listen() {
  return new Promise<number>((resolve, reject) => {
    server.once('error', (error) => reject(portFailure(error, env.PORT, env.HOST)))
    server.listen(env.PORT, env.HOST, () => resolve((server.address() as AddressInfo).port))
  })
}

async function prepare(port: number) {
  const { default: next } = await import('next')
  const development = env.NODE_ENV === 'development'
  const app = next({ dev: development, hostname: env.HOST, port, httpServer: server, quiet: true })
  server.on('upgrade', (request: http.IncomingMessage, socket: Socket) => {
    // Only Next's development mode speaks over sockets, and it listens here as well.
    if (!development || !isForUs(request)) socket.destroy()
  })
  await (development ? app.prepare() : quietly(() => app.prepare()))
  return app.getRequestHandler()
}

/** A start has lines of its own; how long Next took over its settings is none of them. */
async function quietly<T>(work: () => Promise<T>) {
  const { log } = console
  console.log = () => {}
  return work().finally(() => {
    console.log = log
  })
}

function isForUs(request: http.IncomingMessage) {
  const names = [request.headers.host, env.ASSAY_PROXIES > 0 ? request.headers['x-forwarded-host'] : undefined]
  return names.flat().every((header, at) => (at > 0 && header === undefined) || hosts.has(nameInHost(header) ?? ''))
}

function misdirected(response: http.ServerResponse) {
  response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
  response.end('This address is not one that Assay answers to; set ASSAY_URL to the address people use.\n')
}

function trustForwarded(request: http.IncomingMessage) {
  const remoteAddress = request.socket.remoteAddress
  Object.assign(
    request.headers,
    forwardedHeaders({ headers: request.headers, remoteAddress, proxies: env.ASSAY_PROXIES }),
  )
  for (const name of ['forwarded', 'x-real-ip', 'x-forwarded-port']) delete request.headers[name]
}

/** Takes no new request, and gives those under way their time. */
async function drain() {
  const closed = new Promise((resolve) => server.close(resolve))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const worker = Reflect.get(globalThis, Symbol.for('assay.worker')) as { stop(): Promise<void> } | undefined
  await Promise.race([Promise.all([closed, worker?.stop()]), pause(drainSeconds * 1000)])
  clearInterval(idle)
  server.closeAllConnections()
}
