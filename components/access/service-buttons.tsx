'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { signInWithService } from './sign-in-with'

type Service = { id: string; name: string }

/** `before` says to our server why they leave, and may refuse. */
export function ServiceButtons({
  services,
  path,
  before,
  verb = 'Continue with',
}: {
  services: Service[]
  path: string
  before?: () => Promise<unknown>
  verb?: string
}) {
  const [failure, setFailure] = useState<string | null>(null)
  const [leaving, setLeaving] = useState<string | null>(null)
  const go = async (id: string) => {
    setLeaving(id)
    setFailure(null)
    try {
      await before?.()
      await signInWithService(id, path)
    } catch (thrown) {
      setFailure(thrown instanceof Error ? thrown.message : 'It did not work')
      setLeaving(null)
    }
  }
  if (services.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      {services.map(({ id, name }) => (
        <Button key={id} pending={leaving === id} onClick={() => go(id)}>
          {verb} {name}
        </Button>
      ))}
      {failure && <ErrorNote>{failure}</ErrorNote>}
    </div>
  )
}
