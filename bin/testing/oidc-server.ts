import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Claims = { sub: string; name: string; email: string; email_verified: boolean }
type Grant = { nonce: string; claims: Claims }

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Another service to sign in with, which believes whoever comes: `become` says who the next one is. */
export async function startOidcServer(clientId = 'assay') {
  let claims: Claims = { sub: randomUUID(), name: 'Nobody', email: 'nobody@example.org', email_verified: false }
  const grants = new Map<string, Grant>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer())
    const json = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration') return json(configuration(issuer()))
    if (url.pathname === '/keys')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    if (url.pathname === '/authorize') {
      const code = randomUUID()
      grants.set(code, { nonce: url.searchParams.get('nonce') ?? '', claims })
      const back = new URL(url.searchParams.get('redirect_uri') ?? issuer())
      back.search = new URLSearchParams({ code, state: url.searchParams.get('state') ?? '' }).toString()
      return response.writeHead(302, { location: back.href }).end()
    }
    const grant = grants.get(new URLSearchParams(await textOf(request)).get('code') ?? '')
    if (!grant) return response.writeHead(400).end()
    const now = Math.floor(Date.now() / 1000)
    const body = { iss: issuer(), aud: clientId, iat: now, exp: now + 300, nonce: grant.nonce, ...grant.claims }
    return json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: signed(body) })
  })
  const issuer = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    env: { OIDC_ISSUER: issuer(), OIDC_ID: clientId, OIDC_SECRET: 'a secret for tests', OIDC_NAME: 'Example' },
    become: (next: Claims) => {
      claims = next
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

function configuration(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  }
}

function signed(body: object) {
  const content = `${encode({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${encode(body)}`
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), privateKey).toString('base64url')}`
}

async function textOf(request: IncomingMessage) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
