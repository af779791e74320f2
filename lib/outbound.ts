import 'server-only'
import http from 'node:http'
import type { Socket } from 'node:net'
import { env } from './env'
import { addressOf, isAllowedHost, notPublic, outboundError, redirectOf } from './outbound-address'
import { bodyOf } from './outbound-body'
import { connectTo, type Dial, dialAddress, type Resolve, resolveHost } from './outbound-connection'
import { outboundLimit } from './outbound-limit'
import { type IdleSockets, idleSockets } from './outbound-sockets'

export type OutboundRequest = {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** For everything together: names, connections, redirects and the last byte. */
  seconds?: number
  /** How long the other side may say nothing, where `seconds` is long because much is to come. */
  idleSeconds?: number
  /** Counted after unpacking. */
  bytes?: number
  redirects?: number
  signal?: AbortSignal
}

export type OutboundAnswer = {
  status: number
  headers: Record<string, string>
  /** Where the answer came from, after redirects. */
  address: string
  /** Ends the connection when it was read, or left. Throws when it is too long, too slow or cut off. */
  body: AsyncIterable<Buffer>
}

type Guard = {
  allowHosts: readonly string[]
  ports?: readonly number[]
  resolve?: Resolve
  dial?: Dial
  /** Connections serve again after a whole answer: for a server that is asked many times a second. */
  reuse?: boolean
}

export const userAgent = 'Assay/0.1 (safety dataset studio)'
const headerBytes = 32 * 1024
const inflateRatio = 200
const redirectStatuses = new Set([301, 302, 303, 307, 308])
/** What goes along when a redirect leads to another origin. Anything else may be a credential. */
const harmlessHeaders = new Set(['accept', 'accept-encoding', 'accept-language', 'range', 'user-agent'])

/** The one way out: every request to an address that somebody gave us. */
export const reach = outboundClient({ allowHosts: env.ASSAY_ALLOW_HOSTS })

export function outboundClient({ allowHosts, ports, resolve = resolveHost, dial = dialAddress, reuse = false }: Guard) {
  const idle = reuse ? idleSockets() : null
  return async function reach(address: string, request: OutboundRequest = {}): Promise<OutboundAnswer> {
    const {
      seconds = 60,
      bytes = 4 * 1024 * 1024,
      redirects = request.method && request.method !== 'GET' ? 0 : 4,
    } = request
    let url = addressOf(address, { allowHosts, ...(ports && { ports }) })
    let headers = lowercased(request.headers)
    let allowed = isAllowedHost(url, allowHosts)
    const limit = outboundLimit(seconds, request.signal)

    try {
      for (let hop = 0; ; hop++) {
        const { host } = url
        const told = inWords(host, limit, seconds)
        // An idle connection was looked at when it was made, and leads nowhere else since.
        const kept = idle?.take(url, allowed)
        const socket = kept ?? (await connectTo(url, { resolve, dial, allowed, signal: limit.signal }).catch(told))
        const stop = () => socket.destroy()
        limit.signal.addEventListener('abort', stop)
        if (limit.signal.aborted) stop()
        if (request.idleSeconds) socket.setTimeout(request.idleSeconds * 1000, stop)
        const freed = new Promise<void>((resolve) => socket.once('free', resolve))
        const message = await exchange(url, socket, { ...request, headers }, idle).catch(told)
        const location = message.headers.location
        if (!location || !redirectStatuses.has(message.statusCode ?? 0)) {
          const leave = (ending: 'whole' | 'broken') => {
            limit.end()
            limit.signal.removeEventListener('abort', stop)
            if (idle && ending === 'whole' && !limit.signal.aborted) freed.then(() => idle.put(url, allowed, socket))
            else socket.destroy()
          }
          const body = bodyOf(message, host, { bytes, ratio: inflateRatio }, { leave, told })
          return { status: message.statusCode ?? 0, headers: headersOf(message), address: url.href, body }
        }
        socket.destroy()
        if (hop >= redirects)
          throw outboundError(
            'redirect',
            hop === 0
              ? `${host} answered with a redirect, which is not followed here`
              : `${host} redirects more than ${redirects} times`,
          )
        const next = redirectOf(url, location, { allowHosts, ...(ports && { ports }) })
        // Only who the operator trusts may send us on to a host that the operator opened.
        if (!allowed && isAllowedHost(next, allowHosts)) throw notPublic(next)
        allowed &&= isAllowedHost(next, allowHosts)
        if (next.origin !== url.origin)
          headers = Object.fromEntries(Object.entries(headers).filter(([name]) => harmlessHeaders.has(name)))
        url = next
      }
    } catch (error) {
      limit.end()
      throw error
    }
  }
}

type Sent = Pick<OutboundRequest, 'method' | 'body'> & { headers: Record<string, string> }

function exchange(url: URL, socket: Socket, { method = 'GET', headers, body }: Sent, idle: IdleSockets | null) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = http.request({
      createConnection: () => socket,
      method,
      path: `${url.pathname}${url.search}`,
      headers: {
        'user-agent': userAgent,
        'accept-encoding': 'gzip, br',
        ...headers,
        ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
        host: url.host,
        connection: idle ? 'keep-alive' : 'close',
      },
      maxHeaderSize: headerBytes,
    })
    request.once('response', resolve)
    request.on('error', reject)
    request.once('close', () => reject(new Error('closed')))
    request.end(body)
  })
}

type Limit = ReturnType<typeof outboundLimit>

/** Turns what went wrong below into one sentence. Whoever stopped the request themselves gets their own reason back. */
function inWords(host: string, limit: Limit, seconds: number) {
  return (error: unknown): never => {
    if (limit.isLate()) throw outboundError('timeout', `${host} did not answer within ${seconds} seconds`)
    if (limit.signal.aborted) throw limit.signal.reason
    if (error instanceof Error && error.name === 'AppError') throw error
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'HPE_HEADER_OVERFLOW')
      throw outboundError('too_large', `${host} sent more than ${headerBytes / 1024} kB of headers`)
    throw outboundError('broken', `${host} broke off its answer, or sent something that is none`)
  }
}

/** Cookies are neither sent nor shown. */
const headersOf = ({ headers }: http.IncomingMessage) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name === 'set-cookie' || value === undefined ? [] : [[name, String(value)]],
    ),
  )

const lowercased = (headers: Record<string, string> = {}) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.toLowerCase() === 'cookie' ? [] : [[name.toLowerCase(), value]],
    ),
  )

/** The whole of an answer, which its request already limited. */
export async function readAnswer({ body }: OutboundAnswer): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Ends a connection whose body nobody wants. */
export async function dropAnswer({ body }: OutboundAnswer) {
  for await (const _ of body) break
}

/** The wait that a busy server asks for, in seconds. */
export function retryAfter({ headers }: Pick<OutboundAnswer, 'headers'>, now = Date.now()): number | null {
  const told = headers['retry-after']
  if (told === undefined) return null
  const seconds = /^\d+$/.test(told) ? Number(told) : (Date.parse(told) - now) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null
}
