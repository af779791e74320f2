'use client'
import { useSearchParams } from 'next/navigation'

/** One of a few choices, kept in the address: a reload or a link shows the same. */
export function useChosen<Choice extends string, const None extends Choice | undefined>(
  name: string,
  choices: readonly Choice[],
  otherwise: None,
) {
  const asked = useSearchParams().get(name)
  const chosen = choices.find((choice) => choice === asked) ?? otherwise
  const choose = (next: Choice | None) => {
    const address = new URLSearchParams(window.location.search)
    if (next === otherwise || typeof next !== 'string') address.delete(name)
    else address.set(name, next)
    window.history.replaceState(null, '', `${window.location.pathname}?${address}`)
  }
  return [chosen, choose] as const
}
