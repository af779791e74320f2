import type http from 'node:http'
import nextConfig from '../../next.config.js'

/** A door that opens without Next, see instrumentation-node.ts. */
export type OpenDoor = (request: Request, path: Record<string, string>) => Promise<Response>
/** By their addresses, with names in brackets as in app/. */
type Doors = Record<string, OpenDoor>

const longest = 64 * 1024

/**
 * Answers short calls with a key to doors that are asked many times a second: Next's way to a door takes several times
 * what happens behind it. Whatever is unusual about a call goes Next's way, to the same door.
 */
export async function shortCalls(doors: () => Doors | undefined) {
  const everywhere = ((await nextConfig.headers?.()) ?? []).flatMap(({ headers }) =>
    headers.map(({ key, value }) => [key, value]),
  )

  /** Whether the call was one of these. */
  return async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const door = isShortCall(request) && doorAt(request.url ?? '', doors() ?? {})
    if (!door) return false
    try {
      const answer = await door.open(await asked(request), door.path)
      response.writeHead(answer.status, Object.fromEntries([...everywhere, ...answer.headers]))
      response.end(Buffer.from(await answer.arrayBuffer()))
    } catch (error) {
      // Whoever left in the middle of asking wants no answer; anything else is a fault of ours.
      if (request.complete) console.error(error)
      response.destroy()
    }
    return true
  }
}

function isShortCall({ method, headers }: http.IncomingMessage) {
  const length = Number(headers['content-length'])
  return method === 'POST' && headers.authorization !== undefined && !headers.expect && length > 0 && length <= longest
}

function doorAt(address: string, doors: Doors) {
  for (const [names, open] of Object.entries(doors)) {
    const found = wayTo(names).exec(address)
    if (found) return { open, path: { ...found.groups } }
  }
  return null
}

const ways = new Map<string, RegExp>()

function wayTo(names: string) {
  const way = ways.get(names) ?? new RegExp(`^${names.replaceAll(/\[(\w+)\]/g, '(?<$1>[\\w-]+)')}$`)
  ways.set(names, way)
  return way
}

async function asked(request: http.IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method, url, headers } = request
  const sent = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  )
  return new Request(`http://${headers.host}${url}`, { method, headers: sent, body: Buffer.concat(chunks) })
}
