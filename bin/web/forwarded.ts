import type { IncomingHttpHeaders } from 'node:http'

type Arrival = { headers: IncomingHttpHeaders; remoteAddress: string | undefined; proxies: number }

/**
 * What the headers say of where a request came from, as far as it can be believed: each trusted proxy adds the address
 * it saw at the right of x-forwarded-for, and everything left of those anybody can write.
 */
export function forwardedHeaders({ headers, remoteAddress, proxies }: Arrival) {
  const hops = listOf(headers['x-forwarded-for'])
  const told = proxies > 0
  const host = (told && listOf(headers['x-forwarded-host']).at(-1)) || headers.host || ''
  const scheme = told && listOf(headers['x-forwarded-proto']).at(-1) === 'https' ? 'https' : 'http'
  return {
    'x-forwarded-for': (told && hops.at(-proxies)) || remoteAddress || '',
    'x-forwarded-host': host,
    'x-forwarded-proto': scheme,
  }
}

const listOf = (header: string | string[] | undefined) =>
  (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
