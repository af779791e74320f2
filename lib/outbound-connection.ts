import { lookup } from 'node:dns/promises'
import net from 'node:net'
import tls from 'node:tls'
import { hostOf, isPublic, notPublic, outboundError, portOf, sameAddress } from './outbound-address'

export type Resolve = (host: string) => Promise<string[]>
export type Dial = (address: string, port: number) => net.Socket

export const resolveHost: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)
export const dialAddress: Dial = (host, port) => net.connect({ host, port })

type Ways = { resolve: Resolve; dial: Dial; allowed: boolean; signal: AbortSignal }

const mostAddresses = 4
const connectMilliseconds = 10_000

/**
 * A connection to an address that was looked at: every answer for the name is checked, one of them is dialled as a number,
 * so that no second answer can take its place, and the far end of the socket is checked before a byte is sent.
 */
export async function connectTo(url: URL, ways: Ways): Promise<net.Socket> {
  const host = hostOf(url)
  const addresses = net.isIP(host) ? [host] : await namedAddresses(host, ways)
  if (addresses.length === 0) throw outboundError('no_host', `No server is known under the name ${host}`)
  if (!ways.allowed && !addresses.every(isPublic)) throw notPublic(url)

  let failure: unknown
  for (const address of addresses.slice(0, mostAddresses)) {
    try {
      return await open(url, address, ways)
    } catch (error) {
      failure = error
      if (ways.signal.aborted) break
    }
  }
  throw failure
}

async function namedAddresses(host: string, { resolve, signal }: Ways) {
  try {
    return await Promise.race([resolve(host), whenAborted(signal)])
  } catch (error) {
    if (signal.aborted) throw error
    throw outboundError('no_host', `No server is known under the name ${host}`)
  }
}

async function open(url: URL, address: string, ways: Ways) {
  const plain = ways.dial(address, portOf(url))
  try {
    await settled(plain, 'connect', ways.signal)
  } catch (error) {
    plain.destroy()
    if (ways.signal.aborted) throw error
    throw outboundError('no_connection', `${url.host} does not take connections`)
  }
  const reached = plain.remoteAddress
  if (!reached || !sameAddress(reached, address) || !(ways.allowed || isPublic(address))) {
    plain.destroy()
    throw notPublic(url)
  }
  return url.protocol === 'https:' ? secure(url, plain, ways.signal) : plain
}

async function secure(url: URL, plain: net.Socket, signal: AbortSignal) {
  const host = hostOf(url)
  const socket = tls.connect({
    socket: plain,
    ...(net.isIP(host) ? {} : { servername: host }),
    host,
    ALPNProtocols: ['http/1.1'],
  })
  try {
    await settled(socket, 'secureConnect', signal)
    return socket
  } catch (error) {
    socket.destroy()
    plain.destroy()
    if (signal.aborted) throw error
    throw outboundError('no_connection', `${url.host} has no certificate that can be trusted`)
  }
}

function settled(socket: net.Socket, event: 'connect' | 'secureConnect', signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('too slow')), connectMilliseconds)
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
    // Errors after this are the request's to hear; without a listener they would end the process.
    socket.on('error', reject)
    socket.once('close', () => reject(new Error('closed')))
    socket.once(event, resolve)
    if (signal.aborted) stop()
    socket.once(event, () => signal.removeEventListener('abort', stop))
    socket.once('close', () => signal.removeEventListener('abort', stop))
    for (const ending of [event, 'error', 'close']) socket.once(ending, () => clearTimeout(late))
    signal.addEventListener('abort', () => clearTimeout(late), { once: true })
  })
}

const whenAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
