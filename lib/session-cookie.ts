import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { authOptions } from './next-auth'

/** The browser's side of signing out. The session itself has ended before. */
export async function leave(): Promise<never> {
  const { name, options } = authOptions.cookies?.sessionToken ?? { name: 'assay.session', options: { path: '/' } }
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
  redirect('/sign-in')
}
