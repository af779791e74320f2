import http from 'node:http'
import net from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { evilAnswers, type LocalServer, startServer } from '@/bin/testing/evil-server'
import { outboundClient, type OutboundAnswer, readAnswer, retryAfter } from './outbound'
import { addressOf, failureOf, isPublic, redirectOf } from './outbound-address'
import { outboundFetch } from './outbound-fetch'

let front: LocalServer
let secret: LocalServer
beforeAll(async () => {
  front = await startServer(evilAnswers)
  secret = await startServer((_, response) => response.end('internal'))
})
afterAll(() => Promise.all([front.stop(), secret.stop()]))
beforeEach(() => {
  secret.seen.length = 0
})

const publicAddress = '93.184.216.34'
type Client = (address: string) => Promise<Pick<OutboundAnswer, 'body'> | undefined>

/** Names that lie: each call gets the next list of answers. */
function lyingResolver() {
  const asked = new Map<string, number>()
  const answers: Record<string, string[][]> = {
    'rebind.example': [[publicAddress], ['127.0.0.1']],
    'mixed.example': [[publicAddress, '127.0.0.1']],
    'mapped.example': [['::ffff:127.0.0.1']],
    'plain.example': [['127.0.0.1']],
  }
  return async (host: string) => {
    const times = asked.get(host) ?? 0
    asked.set(host, times + 1)
    const lists = answers[host] ?? []
    return lists[Math.min(times, lists.length - 1)] ?? []
  }
}

const dialled: string[] = []

/** Nothing answers at public addresses here. */
const dialOnlyLocal = (host: string, port: number) => {
  dialled.push(`${host}:${port}`)
  if (host !== publicAddress) return net.connect({ host, port })
  const socket = new net.Socket()
  process.nextTick(() => socket.destroy(new Error('no network')))
  return socket
}

const makeGuarded = (): Client =>
  outboundClient({
    allowHosts: [front.host],
    ports: [80, 443, secret.port],
    resolve: lyingResolver(),
    dial: dialOnlyLocal,
  })

/** Looks every name up and judges the answers, and then lets http look it up again. */
const makeCheckedBefore = (): Client => {
  const resolve = lyingResolver()
  const ask: Client = async (address) => {
    const url = new URL(address)
    const answers = net.isIP(url.hostname) ? [url.hostname] : await resolve(url.hostname)
    if (url.host !== front.host && !answers.every(isPublic)) throw new Error('refused')
    return get(url, { lookup: hook((host) => resolve(host)) }, ask)
  }
  return ask
}

/** Judges answers of the resolver in the lookup hook alone; nobody looks numbers up. */
const makeLookupOnly = (): Client => {
  const resolve = lyingResolver()
  const ask: Client = async (address) => {
    const checked = async (host: string) => {
      const answers = await resolve(host)
      if (!answers.every(isPublic)) throw new Error('refused')
      return answers
    }
    return get(new URL(address), { lookup: hook(checked) }, ask)
  }
  return ask
}

const hook =
  (resolve: (host: string) => Promise<string[]>): net.LookupFunction =>
  (host, options, done) => {
    resolve(host).then(
      (answers) =>
        options.all
          ? done(
              null,
              answers.map((address) => ({ address, family: net.isIP(address) })),
            )
          : done(null, answers[0] ?? '', 4),
      (error) => done(error, '', 4),
    )
  }

const get = (url: URL, options: http.RequestOptions, again: Client) =>
  new Promise<undefined>((resolve, reject) => {
    http
      .get(url, { ...options, timeout: 1000 }, (message) => {
        message.resume()
        const { location } = message.headers
        if (location) again(new URL(location, url).href).then(() => resolve(undefined), reject)
        else message.once('end', () => resolve(undefined))
      })
      .once('error', reject)
  })

/** Each must end without the internal server having heard of it. */
const attacks: Record<string, () => string> = {
  'a loopback address': () => `http://127.0.0.1:${secret.port}/`,
  'a loopback address in decimal': () => `http://2130706433:${secret.port}/`,
  'a loopback address in hexadecimal': () => `http://0x7f.0.0.1:${secret.port}/`,
  'a loopback address in octal': () => `http://0177.0.0.1:${secret.port}/`,
  'a short loopback address': () => `http://127.1:${secret.port}/`,
  zero: () => `http://0:${secret.port}/`,
  'a mapped loopback address': () => `http://[::ffff:127.0.0.1]:${secret.port}/`,
  'circled digits': () => `http://①②⑦.0.0.1:${secret.port}/`,
  'a name that means this machine': () => `http://plain.example:${secret.port}/`,
  'a name with a mapped answer': () => `http://mapped.example:${secret.port}/`,
  'a name with one good and one bad answer': () => `http://mixed.example:${secret.port}/`,
  'a name whose second answer is another': () => `http://rebind.example:${secret.port}/`,
  'a redirect to a loopback address': () => `${front.address}/redirect?to=http://127.0.0.1:${secret.port}/`,
  'a redirect to a loopback address in decimal': () => `${front.address}/redirect?to=http://2130706433:${secret.port}/`,
  'a redirect to a name that changes its answer': () =>
    `${front.address}/redirect?to=http://rebind.example:${secret.port}/`,
}

async function breaches(make: () => Client) {
  const broken: string[] = []
  for (const [name, address] of Object.entries(attacks)) {
    const before = secret.seen.length
    await make()(address()).catch(() => {})
    if (secret.seen.length > before) broken.push(name)
  }
  return broken
}

describe('S-5: no request reaches an address that is not public', () => {
  test('by any way we know', async () => {
    expect(await breaches(makeGuarded)).toEqual([])
    expect(new Set(dialled)).toEqual(new Set([front.host, `${publicAddress}:${secret.port}`]))
  })

  test('the twin that only checks before the request is broken by the same attacks', async () => {
    expect(await breaches(makeCheckedBefore)).toContain('a name whose second answer is another')
  })

  test('the twin that is only a lookup hook is broken by the same attacks', async () => {
    const broken = await breaches(makeLookupOnly)
    expect(broken).toContain('a loopback address')
    expect(broken).toContain('a redirect to a loopback address in decimal')
  })

  test('a connection that ends elsewhere than it was dialled is dropped before a byte is sent', async () => {
    const client = outboundClient({
      allowHosts: [],
      ports: [80],
      resolve: async () => [publicAddress],
      dial: () => net.connect(secret.port, '127.0.0.1'),
    })
    await expect(client('http://public.example/')).rejects.toMatchObject({
      code: 'forbidden',
      details: { failure: 'refused' },
    })
    expect(secret.seen).toEqual([])
  })

  test('a host that the operator opened is reached at exactly that port, and only by who typed it or who the operator trusts', async () => {
    const client = outboundClient({ allowHosts: [front.host, secret.host] })
    expect(String(await readAnswer(await client(secret.address)))).toBe('internal')
    expect(String(await readAnswer(await client(`${front.address}/redirect?to=${secret.address}`)))).toBe('internal')
    await expect(outboundClient({ allowHosts: [front.host] })(secret.address)).rejects.toMatchObject({
      code: 'forbidden',
    })
    const named = outboundClient({ allowHosts: [`model.internal:${secret.port}`], resolve: async () => ['127.0.0.1'] })
    expect(String(await readAnswer(await named(`http://model.internal:${secret.port}/`)))).toBe('internal')
  })
})

test('S-5: a public server cannot send us on to a host that the operator opened for others', async () => {
  // Stands in for a server out there: the socket says that it is.
  const dial = (host: string, port: number) =>
    host === publicAddress
      ? Object.defineProperty(net.connect(front.port, '127.0.0.1'), 'remoteAddress', { get: () => publicAddress })
      : net.connect(port, host)
  const client = outboundClient({ allowHosts: [secret.host], resolve: async () => [publicAddress], dial })
  expect(String(await readAnswer(await client('http://public.example/ok')))).toBe('fine')
  expect(String(await readAnswer(await client('http://public.example/redirect?to=/ok')))).toBe('fine')
  await expect(client(`http://public.example/redirect?to=${secret.address}`)).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(secret.seen).toEqual([])
})

const rules = { allowHosts: [] }
const refusal = (address: string) => {
  try {
    addressOf(address, rules)
    return null
  } catch (error) {
    return failureOf(error)
  }
}

test('addresses that are no public web address are refused before anything is asked', () => {
  const local = [
    '127.0.0.1',
    '127.1',
    '0',
    '0.0.0.0',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '100.100.100.200',
    '169.254.169.254',
    '168.63.129.16',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:8.8.8.8]',
    '[::127.0.0.1]',
    '[::8.8.8.8]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[2001:0:53aa:64c::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[ff02::1]',
    '[2001:db8::1]',
    '[3fff::1]',
    '[100::1]',
    '[5f00::1]',
    '[2600::5efe:7f00:1]',
    '[2600::200:5efe:7f00:1]',
    '127。0。0。1',
    '１２７.0.0.1',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
    'printer.local',
    'metadata.google.internal',
    'postgres',
  ]
  expect(local.filter((host) => refusal(`http://${host}/`) !== 'refused')).toEqual([])
  const shapes = [
    'file:///etc/passwd',
    'gopher://example.com/',
    'ftp://example.com/',
    'data:text/html,x',
    'javascript:alert(1)',
    'http://user:word@example.com/',
    'http://example.com@127.0.0.1/',
    'http://[fe80::1%25eth0]/',
    'http://',
    'example.com',
    '',
    `http://example.com/${'x'.repeat(9000)}`,
  ]
  expect(shapes.filter((address) => refusal(address) !== 'bad_address')).toEqual([])
  expect([22, 25, 5432, 6379, 9200].filter((port) => refusal(`http://example.com:${port}/`) !== 'refused')).toEqual([])
  expect(
    ['https://example.com/a?b#c', 'http://example.com:8080/', 'http://8.8.8.8/', 'http://[2606:4700::1111]/'].map(
      refusal,
    ),
  ).toEqual([null, null, null, null])
})

test('a redirect may not leave https, nor the web', () => {
  const from = new URL('https://example.com/a')
  expect(redirectOf(from, '/b', rules).href).toBe('https://example.com/b')
  expect(() => redirectOf(from, 'http://example.com/', rules)).toThrow('from https to http')
  for (const location of [
    'file:///etc/passwd',
    'http://169.254.169.254/latest/',
    '//127.0.0.1/',
    'http://[',
    'gopher://x.example/',
  ])
    expect(() => redirectOf(from, location, rules)).toThrow()
})

describe('a server that means harm', () => {
  const client = (address: string, request = {}) =>
    outboundClient({ allowHosts: [front.host] })(`${front.address}${address}`, {
      seconds: 1.5,
      bytes: 1_000_000,
      ...request,
    })
  const failing = async (address: string) =>
    client(address)
      .then(readAnswer)
      .then(() => null, failureOf)

  test.each([
    ['/loop', 'redirect'],
    ['/redirect?to=http://169.254.169.254/latest/meta-data/', 'refused'],
    ['/redirect?to=http://2852039166/', 'refused'],
    ['/redirect?to=file:///etc/passwd', 'bad_address'],
    ['/redirect?to=http://[', 'redirect'],
    ['/bomb', 'too_large'],
    ['/endless', 'too_large'],
    ['/headers', 'too_large'],
    ['/hang', 'timeout'],
    ['/drip', 'timeout'],
    ['/short', 'broken'],
    ['/cut-gzip', 'broken'],
    ['/odd-packing', 'broken'],
    ['/both-lengths', 'broken'],
    ['/garbage', 'broken'],
  ])('%s ends as %s', async (path, failure) => {
    expect(await failing(path)).toBe(failure)
  })

  test('what comes after the announced length is not read', async () => {
    expect(String(await readAnswer(await client('/long')))).toBe('four')
  })

  test('leaves no connection and no memory behind', async () => {
    const before = process.memoryUsage().rss
    await Promise.all(
      Array.from({ length: 8 }, () => Promise.all([failing('/bomb'), failing('/endless'), failing('/drip')])),
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000)
    await expect.poll(front.connections, { timeout: 3000 }).toBe(0)
  })

  test('that says nothing for too long is left, even where the whole may take long', async () => {
    const begun = Date.now()
    await expect(client('/hang', { seconds: 30, idleSeconds: 0.3 })).rejects.toMatchObject({
      details: { failure: 'broken' },
    })
    expect(Date.now() - begun).toBeLessThan(5000)
  })

  test('whoever stops a request gets their own reason back', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('enough')), 100)
    await expect(client('/hang', { signal: stop.signal }).then(readAnswer)).rejects.toThrow('enough')
  })

  test('cookies are neither shown nor sent', async () => {
    expect((await client('/cookie')).headers['set-cookie']).toBeUndefined()
    const echoed = JSON.parse(
      String(await readAnswer(await client('/echo', { headers: { Cookie: 'a=b', 'x-kept': '1' } }))),
    )
    expect(echoed).toMatchObject({ 'x-kept': '1', 'user-agent': expect.stringContaining('Assay') })
    expect(echoed.cookie).toBeUndefined()
  })
})

test('credentials stay with the origin they were meant for', async () => {
  const other = await startServer(evilAnswers)
  const client = outboundClient({ allowHosts: [front.host, other.host] })
  const headers = { authorization: 'Bearer secret', 'x-api-key': 'secret', accept: 'text/html' }
  await readAnswer(await client(`${front.address}/redirect?to=${other.address}/echo`, { headers }))
  expect(JSON.stringify(other.seen)).not.toContain('secret')
  expect(other.seen[0]?.headers.accept).toBe('text/html')
  expect(
    JSON.parse(String(await readAnswer(await client(`${front.address}/redirect?to=/echo`, { headers })))).authorization,
  ).toBe('Bearer secret')
  await other.stop()
})

test('a request that writes is not sent on by a redirect', async () => {
  const client = outboundClient({ allowHosts: [front.host] })
  await expect(client(`${front.address}/redirect?to=/ok`, { method: 'POST', body: '{}' })).rejects.toThrow(
    'not followed here',
  )
})

test('the fetch that libraries get is the same client', async () => {
  const fetching = outboundFetch({ seconds: 2 }, outboundClient({ allowHosts: [front.host] }))
  const response = await fetching(`${front.address}/echo`, {
    method: 'POST',
    body: '{"a":1}',
    headers: { 'content-type': 'application/json' },
  })
  expect(await response.json()).toMatchObject({ 'content-length': '7', 'content-type': 'application/json' })
  await expect(fetching(`${front.address}/redirect?to=/ok`)).rejects.toMatchObject({ details: { failure: 'redirect' } })
  await expect(fetching(secret.address)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a wait is read as seconds or as a date', () => {
  const now = Date.parse('2026-11-21T00:00:00Z')
  const wait = (value: string) => retryAfter({ headers: { 'retry-after': value } }, now)
  expect([wait('7'), wait('Sat, 21 Nov 2026 00:00:30 GMT'), wait('soon'), retryAfter({ headers: {} })]).toEqual([
    7,
    30,
    null,
    null,
  ])
})

describe('connections that serve again', () => {
  const answersOf = async (client: ReturnType<typeof outboundClient>, paths: string[]) => {
    for (const path of paths) await readAnswer(await client(`http://${server.host}${path}`)).catch(() => {})
  }
  let server: LocalServer
  const sockets = new Set<unknown>()
  beforeEach(async () => {
    sockets.clear()
    server = await startServer((request, response) => {
      sockets.add(request.socket)
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': 100 })
        response.write('half', () => response.socket?.destroy())
      } else if (request.url === '/long') response.end('x'.repeat(2000))
      else response.end('whole')
    })
  })
  afterEach(() => server.stop())
  const clientOf = (reuse: boolean) => outboundClient({ allowHosts: [server.host], reuse })

  test('a whole answer lets its connection serve the next request', async () => {
    await answersOf(clientOf(true), ['/', '/', '/', '/'])
    expect(sockets.size).toBe(1)
  })

  test('without being asked to, none serves twice', async () => {
    await answersOf(clientOf(false), ['/', '/', '/'])
    expect(sockets.size).toBe(3)
  })

  test('one whose answer was cut off, too long or left unread does not come back', async () => {
    const client = clientOf(true)
    await answersOf(client, ['/cut', '/'])
    expect(sockets.size).toBe(2)
    await readAnswer(await client(`http://${server.host}/long`, { bytes: 100 })).catch(() => {})
    await answersOf(client, ['/'])
    expect(sockets.size).toBe(3)
  })

  test('what an address may not be asked, it may not be asked over an open connection either', async () => {
    const allowHosts = [server.host]
    const client = outboundClient({ allowHosts, reuse: true })
    await answersOf(client, ['/'])
    allowHosts.length = 0
    await expect(client(`http://${server.host}/`)).rejects.toThrow(/not a public address|Port/)
  })
})
