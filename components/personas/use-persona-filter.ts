'use client'
import { useSearchParams } from 'next/navigation'
import { type PersonaPage, personaPage } from '@/lib/personas/schema'

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
    const next = new URLSearchParams(window.location.search)
    // Another question begins at its first page.
    if (!('open' in changed)) for (const key of ['before', 'after']) next.delete(key)
    for (const [key, value] of Object.entries(changed)) {
      const text = Array.isArray(value) ? value.join(',') : value
      if (text) next.set(key, text)
      else next.delete(key)
    }
    const query = next.toString()
    window.history.replaceState(null, '', `${window.location.pathname}${query && `?${query}`}`)
  }
  return { page, open: asked.get('open'), change }
}
