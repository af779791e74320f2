import 'server-only'
import type { AuthOptions } from 'next-auth'
import { env } from './env'
import { log } from './log'
import { longestSession } from './session-limits'

declare module 'next-auth' {
  interface Session {
    sessionId?: string
  }
  interface User {
    sessionId?: string
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string
  }
}

// next-auth finds its own address only here; without a fixed one, the address the browser asked for is ours.
if (env.ASSAY_URL) process.env.NEXTAUTH_URL = env.ASSAY_URL
else process.env.AUTH_TRUST_HOST = '1'

export const secureCookies = env.ASSAY_URL?.startsWith('https:') ?? false
const cookie = (name: string) => ({
  name: `${secureCookies ? '__Host-' : ''}assay.${name}`,
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: secureCookies },
})

/** The cookie names a session and nothing else: who that is, and whether it still stands, is in its row. */
export const authOptions: AuthOptions = {
  providers: [],
  secret: env.ASSAY_SECRET ?? '',
  // The cookie may live as long as a session can; the row ends it earlier (see `auth.ts`).
  session: { strategy: 'jwt', maxAge: longestSession / 1000 },
  useSecureCookies: secureCookies,
  cookies: { sessionToken: cookie('session'), callbackUrl: cookie('callback'), csrfToken: cookie('csrf') },
  pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
  callbacks: {
    jwt: ({ token, user }) => ({ sessionId: user?.sessionId ?? token.sessionId }),
    session: ({ session, token }) => ({ sessionId: token.sessionId, expires: session.expires }),
  },
  // What next-auth would print beside the code may hold tokens and profiles.
  logger: {
    error: (code) => log.error('next-auth.failed', { code }),
    warn: (code) => log.info('next-auth.warned', { code }),
    debug: () => {},
  },
}
