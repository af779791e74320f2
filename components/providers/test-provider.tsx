'use client'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { testProvider } from '@/lib/providers/actions'
import type { ProviderView } from '@/lib/providers/schema'
import { unwrap } from '../api'

type Props = { projectId: string; provider: Pick<ProviderView, 'id' | 'name'>; reason: string | null }

/** One small call; what came of it stays beside the button. */
export function TestProvider({ projectId, provider, reason }: Props) {
  const [said, setSaid] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const test = () =>
    start(async () => {
      setSaid(null)
      try {
        setSaid((await unwrap(testProvider(projectId, { providerId: provider.id }))).message)
      } catch (error) {
        setSaid(error instanceof Error ? error.message : 'It did not work')
      }
    })
  return (
    <>
      <span role="status" className="text-12 text-text-1">
        {said}
      </span>
      <Button
        size="small"
        pending={pending}
        disabledReason={reason}
        onClick={test}
        aria-label={`Test ${provider.name}`}
      >
        Test
      </Button>
    </>
  )
}
