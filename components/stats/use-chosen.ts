'use client'
import { useSearchParams } from 'next/navigation'
import { writeAddress } from '../write-address'

/** One of a few choices, kept in the address: a reload or a link shows the same. */
export function useChosen<Choice extends string, const None extends Choice | undefined>(
  name: string,
  choices: readonly Choice[],
  otherwise: None,
) {
  const asked = useSearchParams().get(name)
  const chosen = choices.find((choice) => choice === asked) ?? otherwise
  const choose = (next: Choice | None) => writeAddress({ [name]: next === otherwise ? null : (next ?? null) })
  return [chosen, choose] as const
}
