import type { AuthOptions, Profile } from 'next-auth'
import type { OAuthConfig, Provider } from 'next-auth/providers/index'
import CredentialsProvider from 'next-auth/providers/credentials'
import GitHubProvider from 'next-auth/providers/github'
import GoogleProvider from 'next-auth/providers/google'
import { z } from 'zod'
import { allow, type HouseCtx } from '../ctx'
import { env } from '../env'
import { AppError } from '../errors'
import { describeError, log } from '../log'
import { listProviders } from './list-providers'
import { signInInput, signInWithAccountInput } from './schema'
import { signIn } from './sign-in'
import { signInWithAccount } from './sign-in-with-account'
import { signOut } from './sign-out'

type Browser = { agent: string; takeIntent: () => Promise<unknown> }

/** How next-auth reaches our verbs: what it adds to the options of `next-auth.ts` for one request. */
export async function signInProviders(ctx: HouseCtx, { agent, takeIntent }: Browser) {
  allow(ctx, 'knock')
  const providers: Provider[] = [password(ctx, agent)]
  for (const { id } of await listProviders(ctx)) providers.push(services[id as keyof typeof services]())
  const callbacks: AuthOptions['callbacks'] = {
    async signIn({ user, account, profile }) {
      if (!account || account.provider === 'credentials') return true
      const { name, email, emailVerified } = claims(profile)
      const known = { provider: account.provider, subject: account.providerAccountId, name, email, emailVerified }
      const input = signInWithAccountInput.parse({ ...known, agent, intent: await takeIntent() })
      try {
        user.sessionId = (await signInWithAccount(ctx, input)).sessionId
        return true
      } catch (error) {
        return `/sign-in?error=${reasonOf(error)}`
      }
    },
  }
  return { providers, callbacks, events: { signOut: () => signOut(ctx) } }
}

function password(ctx: HouseCtx, agent: string) {
  return CredentialsProvider({
    credentials: { email: {}, password: {} },
    async authorize(given) {
      const input = signInInput.safeParse({ email: given?.email, password: given?.password, agent })
      if (!input.success) throw new Error('Write your e-mail address and password')
      const { userId, sessionId } = await told(signIn(ctx, input.data))
      return { id: userId, sessionId }
    },
  })
}

const services = {
  google: () =>
    GoogleProvider({
      clientId: env.GOOGLE_ID ?? '',
      clientSecret: env.GOOGLE_SECRET ?? '',
      checks: ['pkce', 'state', 'nonce'],
    }),
  github: () => {
    const github = GitHubProvider({
      clientId: env.GITHUB_ID ?? '',
      clientSecret: env.GITHUB_SECRET ?? '',
      checks: ['pkce', 'state'],
    })
    return { ...github, userinfo: { url: 'https://api.github.com/user', request: readGitHub } }
  },
  oidc: (): OAuthConfig<Profile> => ({
    id: 'oidc',
    name: env.OIDC_NAME,
    type: 'oauth',
    wellKnown: `${env.OIDC_ISSUER?.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: env.OIDC_ID ?? '',
    clientSecret: env.OIDC_SECRET ?? '',
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: ({ sub }) => ({ id: sub ?? '' }),
  }),
}

const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() })).catch([])

/** The address on a GitHub profile may be anyone's: only the list of addresses says which are verified. */
async function readGitHub({ tokens }: { tokens: { access_token?: string } }): Promise<Profile> {
  const ask = async (path: string): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${tokens.access_token}`,
      'user-agent': 'assay',
      accept: 'application/vnd.github+json',
    }
    const response = await fetch(`https://api.github.com${path}`, {
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    })
    if (!response.ok) throw new AppError('unavailable', 'GitHub did not answer. Try again')
    return response.json()
  }
  const profile = z.looseObject({ id: z.number() }).parse(await ask('/user'))
  const primary = emails.parse(await ask('/user/emails')).find((one) => one.primary)
  return {
    ...profile,
    sub: String(profile.id),
    email: primary?.email,
    email_verified: primary?.verified ?? false,
  } as Profile
}

const claimShape = z.object({
  name: z.string().catch(''),
  email: z.string().nullable().catch(null),
  email_verified: z.boolean().catch(false),
})

function claims(profile: Profile | undefined) {
  const { name, email, email_verified } = claimShape.parse(profile ?? {})
  return { name, email, emailVerified: email_verified }
}

/** next-auth shows the message of whatever is thrown: it may be one of ours, and nothing else. */
async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof AppError) throw new Error(error.message)
    log.error('sign-in.failed', describeError(error))
    throw new Error('Something went wrong here. It is in the log')
  }
}

function reasonOf(error: unknown) {
  if (error instanceof AppError) return error.details?.reason ?? 'invitation'
  log.error('sign-in.failed', describeError(error))
  return 'failed'
}
