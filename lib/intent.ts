import 'server-only'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { secureCookies } from './next-auth'

const intent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connect') }),
  z.object({ kind: z.literal('invitation'), token: z.string().max(100) }),
])
export type Intent = z.infer<typeof intent>

const name = `${secureCookies ? '__Secure-' : ''}assay.intent`
const path = '/api/auth'

/** Why someone goes to another service to sign in; kept for ten minutes, until they come back. */
export async function keepIntent(value: Intent) {
  const options = { httpOnly: true, sameSite: 'lax' as const, secure: secureCookies, path, maxAge: 600 }
  ;(await cookies()).set(name, JSON.stringify(value), options)
}

export async function takeIntent(): Promise<Intent | null> {
  const store = await cookies()
  const kept = store.get(name)?.value
  if (!kept) return null
  store.delete({ name, path })
  try {
    return intent.parse(JSON.parse(kept))
  } catch {
    return null // not ours
  }
}
