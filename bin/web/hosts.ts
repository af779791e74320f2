import os from 'node:os'

export type HostRule = { host: string; publicUrl?: string; ownNames?: string[] }

/**
 * Which Host headers are meant for us. A page elsewhere can point its own name at 127.0.0.1 and then read what we answer
 * (DNS rebinding); it cannot make the browser send another name than its own.
 */
export function allowedHosts({ host, publicUrl, ownNames = namesOfThisMachine() }: HostRule) {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', bracketed(host)])
  if (publicUrl) names.add(new URL(publicUrl).hostname)
  if (host === '0.0.0.0' || host === '::') for (const name of ownNames) names.add(bracketed(name))
  return new Set([...names].map((name) => name.toLowerCase()))
}

/** The name in a Host header, without its port; null when there is none or it is no host. */
export function nameInHost(header: string | undefined) {
  const match = /^(\[[\da-f:.]+\]|[^\s:/@[\]]+)(:\d{1,5})?$/i.exec(header ?? '')
  return match?.[1]?.toLowerCase() ?? null
}

export const isWildcard = (host: string) => host === '0.0.0.0' || host === '::'

/** Where a browser on this machine finds us. */
export function addressOf({ host, port, publicUrl }: { host: string; port: number; publicUrl?: string }) {
  if (publicUrl) return publicUrl.replace(/\/+$/, '')
  const local = isWildcard(host) || host === '127.0.0.1' || host === '::1'
  return `http://${local ? 'localhost' : bracketed(host)}:${port}`
}

/** Where this process itself reaches a server that listens on `host`. */
export const loopbackOf = (host: string, port: number) =>
  `http://${host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : bracketed(host)}:${port}`

const bracketed = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host)

const namesOfThisMachine = () => [
  os.hostname(),
  ...Object.values(os.networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => address.split('%')[0] ?? ''),
  ),
]
