import ipaddr from 'ipaddr.js'
import { AppError, type ErrorCode } from './errors'

/** Why a request did not bring an answer, for machines. */
export type OutboundFailure =
  | 'bad_address'
  | 'refused'
  | 'redirect'
  | 'no_host'
  | 'no_connection'
  | 'timeout'
  | 'too_large'
  | 'broken'

const codes: Record<OutboundFailure, ErrorCode> = {
  bad_address: 'invalid',
  refused: 'forbidden',
  redirect: 'forbidden',
  no_host: 'unavailable',
  no_connection: 'unavailable',
  timeout: 'unavailable',
  too_large: 'too_large',
  broken: 'unavailable',
}

export const outboundError = (failure: OutboundFailure, message: string) =>
  new AppError(codes[failure], message, { failure })

export function failureOf(error: unknown): OutboundFailure | null {
  const failure = error instanceof AppError ? error.details?.failure : null
  return typeof failure === 'string' && failure in codes ? (failure as OutboundFailure) : null
}

/** Where the web is served. Any other port takes an entry in ASSAY_ALLOW_HOSTS, or we would be a port scanner. */
export const webPorts: readonly number[] = [80, 443, 8000, 8080, 8443]

type Rules = { allowHosts: readonly string[]; ports?: readonly number[] }

/** Parses an address once, and says in a sentence why it is not one that we ask. What its name stands for is asked later. */
export function addressOf(text: string, rules: Rules): URL {
  if (text.length > 8000) throw outboundError('bad_address', 'This address is longer than 8,000 characters')
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url) throw outboundError('bad_address', `“${text.slice(0, 100)}” is not a web address`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw outboundError('bad_address', `Only http and https addresses are fetched, not ${url.protocol.slice(0, 20)}`)
  if (url.username || url.password)
    throw outboundError('bad_address', 'An address with a user name or password in it is not fetched')
  const [host, allowed] = [hostOf(url), isAllowedHost(url, rules.allowHosts)]
  if (!allowed && !(rules.ports ?? webPorts).includes(portOf(url)))
    throw outboundError('refused', `Port ${portOf(url)} is not one that is fetched from. ${wayOut}`)
  if (!allowed && ipaddr.isValid(host) && !isPublic(host)) throw notPublic(url)
  if (!allowed && !ipaddr.isValid(host) && isLocalName(host)) throw notPublic(url)
  url.hash = ''
  return url
}

/** Where a redirect leads, by the same rules. */
export function redirectOf(from: URL, location: string, rules: Rules): URL {
  if (!URL.canParse(location, from))
    throw outboundError('redirect', `${from.host} redirects to something that is no address`)
  const next = addressOf(new URL(location, from).href, rules)
  if (from.protocol === 'https:' && next.protocol === 'http:')
    throw outboundError('redirect', `${from.host} redirects from https to http, which is not followed`)
  return next
}

const wayOut = 'Whoever runs this studio can name it in ASSAY_ALLOW_HOSTS'

export const notPublic = (url: URL) =>
  outboundError('refused', `${url.hostname} is not a public address, so it is not fetched. ${wayOut}`)

/** The host as a connection wants it: without the brackets of IPv6 and without the dot that ends a full name. */
export const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
export const portOf = ({ port, protocol }: URL) => (port ? Number(port) : protocol === 'https:' ? 443 : 80)

/** The operator named this host and port. An entry without a port means the one of the scheme. */
export function isAllowedHost(url: URL, allowHosts: readonly string[]) {
  return allowHosts.some((entry) => {
    const named = `${url.protocol}//${entry.replace(/^https?:\/\//, '')}`
    const wanted = URL.canParse(named) ? new URL(named) : null
    return wanted !== null && wanted.hostname === url.hostname && portOf(wanted) === portOf(url)
  })
}

/** Names that no public resolver answers; some machines answer them all the same. */
const isLocalName = (host: string) =>
  !host.includes('.') || /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/i.test(host)

/** Public as ipaddr.js counts them, but not ours to ask: Azure's host agent, and an old relay range. */
const alsoRefused = [ipaddr.parseCIDR('168.63.129.16/32'), ipaddr.parseCIDR('192.88.99.0/24')]
/** Of IPv6, what lies in the range for global unicast, without the parts that are set aside in it. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')
const setAside = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '2620:4f:8000::/48'].map((range) =>
  ipaddr.parseCIDR(range),
)

/** Whether anyone on the internet could reach this address. What carries an IPv4 address inside an IPv6 one never counts. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  if (parsed instanceof ipaddr.IPv4)
    return ipaddr.IPv4.isValidFourPartDecimal(address) && !alsoRefused.some((range) => parsed.match(range))
  if (address.includes('%') || !parsed.match(globalUnicast) || setAside.some((range) => parsed.match(range)))
    return false
  const [, , , , fifth, sixth] = parsed.parts
  return !(sixth === 0x5efe && (fifth === 0 || fifth === 0x200)) // ISATAP
}

export const sameAddress = (one: string, other: string) =>
  ipaddr.isValid(one) &&
  ipaddr.isValid(other) &&
  ipaddr.process(one).toNormalizedString() === ipaddr.process(other).toNormalizedString()
