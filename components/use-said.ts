import { useState, useTransition } from 'react'

/** Asks for something at once and keeps what came of it, in words, beside the button. */
export function useSaid(ask: () => Promise<string>) {
  const [said, setSaid] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const go = () =>
    start(async () => {
      setSaid(null)
      setSaid(await ask().catch((error) => (error instanceof Error ? error.message : 'It did not work')))
    })
  return { said, pending, go }
}
