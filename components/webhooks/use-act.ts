'use client'
import { useTransition } from 'react'
import { useToast } from '@/components/ui/toast'

/** Does something at once and says how it went. */
export function useAct() {
  const toast = useToast()
  const [pending, start] = useTransition()
  const act = (work: () => Promise<string>) =>
    start(async () => {
      toast(await work().catch((error) => (error instanceof Error ? error.message : 'It did not work')))
    })
  return { act, pending }
}
