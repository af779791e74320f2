import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { signInProviders } from '@/lib/access/sign-in-providers'
import { enterHouse } from '@/lib/auth'
import { respond } from '@/lib/respond'
import { takeIntent } from '@/lib/intent'
import { authOptions } from '@/lib/next-auth'

function handler(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  return respond(async () => {
    const agent = request.headers.get('user-agent') ?? ''
    const { providers, callbacks, events } = await signInProviders(await enterHouse(), { agent, takeIntent })
    return NextAuth(request, context, {
      ...authOptions,
      providers,
      callbacks: { ...authOptions.callbacks, ...callbacks },
      events,
    })
  })
}
export { handler as GET, handler as POST }
