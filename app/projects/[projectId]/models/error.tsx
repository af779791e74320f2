'use client'
import { RoomError } from '@/components/shell/room-error'

export default function ModelsError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <RoomError error={error} retry={reset} />
}
