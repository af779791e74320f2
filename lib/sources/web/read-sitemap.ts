import { gunzipSync } from 'node:zlib'
import { env } from '../../env'
import { AppError, invalid } from '../../errors'
import { reach, readAnswer } from '../../outbound'
import { addressOf } from '../../outbound-address'
import { takeTurn, type Visit } from './host-turn'
import { longestAddress } from './schema'

const mostSitemaps = 50
const mostBytes = 50 * 1024 * 1024

/** Addresses of pages that a sitemap, or the sitemaps in it, name on their own site. */
export async function readSitemap(address: string, limit: number, visit: Visit): Promise<string[]> {
  const left = [address]
  const asked = new Set<string>()
  const found = new Set<string>()
  while (left.length > 0 && asked.size < mostSitemaps && found.size < limit) {
    const next = left.shift() ?? ''
    if (asked.has(next)) continue
    asked.add(next)
    const text = await ask(next, visit)
    const named = namesIn(text).filter((name) => belongsTo(next, name))
    if (/<(\w+:)?sitemapindex[\s>]/.test(text.slice(0, 5000))) left.push(...named)
    else
      for (const name of named)
        if (found.size < limit && isAddress(name))
          found.add(addressOf(name, { allowHosts: env.ASSAY_ALLOW_HOSTS }).href)
  }
  if (found.size === 0) throw invalid('This sitemap names no page of its own site')
  return [...found]
}

async function ask(address: string, { secondsBetween, signal }: Visit) {
  await takeTurn(new URL(address).host, secondsBetween, signal)
  const answer = await reach(address, {
    seconds: 60,
    bytes: mostBytes,
    headers: { accept: 'application/xml,text/xml,text/plain' },
    ...(signal && { signal }),
  })
  const bytes = await readAnswer(answer)
  const { host } = new URL(answer.address)
  if (answer.status >= 500 || answer.status === 429)
    throw new AppError('unavailable', `${host} answered ${answer.status} where its sitemap should be`)
  if (answer.status !== 200) throw invalid(`${host} answered ${answer.status} where its sitemap should be`)
  return unpacked(bytes).toString('utf8')
}

function unpacked(bytes: Buffer) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes })
  } catch {
    throw invalid('This sitemap is packed, and damaged or too large when unpacked')
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function namesIn(text: string): string[] {
  // Everything in it has an end, because strangers write what it reads.
  const tags = text.matchAll(/<(?:\w{1,20}:)?loc>([^<]{0,3000}(?:<!\[CDATA\[[^<\]]{0,3000})?)/g)
  const tagged = [...tags].map(([, name = '']) => name.replace('<![CDATA[', ''))
  const names = tagged.length > 0 || text.trimStart().startsWith('<') ? tagged : text.split(/\r?\n/)
  return names
    .map((name) => name.trim().replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? ''))
    .filter(Boolean)
}

/** A sitemap speaks for its own host, with or without its www. */
function belongsTo(sitemap: string, name: string) {
  const bare = (address: string) => new URL(address).host.replace(/^www\./, '')
  return URL.canParse(name) && name.length <= longestAddress && bare(name) === bare(sitemap)
}

function isAddress(name: string) {
  try {
    return addressOf(name, { allowHosts: env.ASSAY_ALLOW_HOSTS }).href.length <= longestAddress
  } catch {
    return false
  }
}
