import { type NextRequest, NextResponse } from 'next/server'

/** Gives every page a policy of its own: only scripts that carry this answer's nonce may run. Who may see what is decided elsewhere. */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID())
  const policy = contentPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-assay-nonce', nonce)
  headers.set('x-assay-path', request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

function contentPolicy(nonce: string, development: boolean) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

// Not the API: Next would hold back what is uploaded there, up to a limit of its own. /v1 is the API where OpenAI's clients look.
export const config = { matcher: ['/((?!api/|v1/|_next/static|_next/image|icon.svg|early-press.js).*)'] }
