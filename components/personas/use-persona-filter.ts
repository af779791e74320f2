'use client'
import { useSearchParams } from 'next/navigation'
import { type PersonaPage, personaPage } from '@/lib/personas/schema'
import { writeAddress } from '../write-address'

type Change = Partial<
  Record<'search' | 'state' | 'before' | 'after' | 'open', string | null> &
    Record<'tags' | 'groups' | 'origins', string[]>
>

/** The filter lives in the address: a reload, a link and the back button lead to the same list. */
export function usePersonaFilter() {
  const asked = useSearchParams()
  const given = Object.fromEntries(asked)
  const page: PersonaPage = personaPage.catch(personaPage.parse({})).parse(given)

  function change(changed: Change) {
    const said = Object.entries(changed).map(
      ([key, value]) => [key, (Array.isArray(value) ? value.join(',') : value) || null] as const,
    )
    // Another question begins at its first page.
    writeAddress({ ...(!('open' in changed) && { before: null, after: null }), ...Object.fromEntries(said) })
  }
  return { page, open: asked.get('open'), change }
}
