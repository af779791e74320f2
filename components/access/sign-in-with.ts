'use client'
import { signIn } from 'next-auth/react'

/** Throws the sentence that says why not. */
export async function signInWithPassword({ email, password }: { email: string; password: string }) {
  const answer = await signIn('credentials', { email, password, redirect: false })
  if (!answer?.ok) throw new Error(answer?.error ?? 'Signing in did not work. Try again')
}

/** Leaves for the other service; it sends the browser back to `path`. */
export async function signInWithService(provider: string, path: string) {
  await signIn(provider, { callbackUrl: path })
}
