'use client'
import { useEffect, useState } from 'react'
import type { FindSamples, Found } from './shell-types'

/** Asks once the typing rests; an answer to an older question is dropped. */
export function useFound(search: FindSamples | undefined, query: string) {
  const [answer, setAnswer] = useState<{ query: string; found: Found[] }>({ query: '', found: [] })
  const asked = search && query.trim().length > 1 ? query.trim() : ''
  useEffect(() => {
    if (!search || !asked) return
    let wanted = true
    const timer = setTimeout(async () => {
      const found = await search(asked).catch(() => [])
      if (wanted) setAnswer({ query: asked, found })
    }, 120)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [search, asked])
  return { found: asked ? answer.found : [], waiting: asked !== '' && answer.query !== asked }
}
