'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'

/** Goes to another page. Until that is there one is leaving, and what led to it is not pressed again. */
export function useLeave() {
  const router = useRouter()
  const [leaving, leave] = useTransition()
  return { leaving, go: (href: string) => leave(() => router.push(href)) }
}
