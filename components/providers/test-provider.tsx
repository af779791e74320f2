'use client'
import { Button } from '@/components/ui/button'
import { testProvider } from '@/lib/providers/actions'
import type { ProviderView } from '@/lib/providers/schema'
import { unwrap } from '../api'
import { useSaid } from '../use-said'

type Props = { projectId: string; provider: Pick<ProviderView, 'id' | 'name'>; reason: string | null }

/** One small call; what came of it stays beside the button. */
export function TestProvider({ projectId, provider: { id, name }, reason }: Props) {
  const { said, pending, go } = useSaid(async () => (await unwrap(testProvider(projectId, { providerId: id }))).message)
  return (
    <>
      <span role="status" className="text-12 text-text-1 empty:-mr-3">
        {said}
      </span>
      <Button size="small" pending={pending} disabledReason={reason} onClick={go} aria-label={`Test ${name}`}>
        Test
      </Button>
    </>
  )
}
