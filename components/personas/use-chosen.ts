'use client'
import { useState } from 'react'
import type { PersonaPage, Selection } from '@/lib/personas/schema'

type Chosen = { of: string; ids: ReadonlySet<string>; all: boolean }

/** Which personas are chosen: one by one, or all that match. Another question begins with nobody. */
export function useChosen({ before: _before, after: _after, take: _take, ...filter }: PersonaPage, matching: number) {
  const of = JSON.stringify(filter)
  const [kept, setKept] = useState<Chosen>({ of, ids: new Set(), all: false })
  const { ids, all } = kept.of === of ? kept : { ids: new Set<string>(), all: false }
  const set = (ids: ReadonlySet<string>, all = false) => setKept({ of, ids, all })
  const which: Selection = all ? { filter } : { ids: [...ids] }
  return {
    all,
    which,
    count: all ? matching : ids.size,
    isChosen: (id: string) => all || ids.has(id),
    /** Taking one out of all leaves those on the page that are given. */
    choose: (some: string[], on: boolean, page: string[]) => {
      const base = new Set(all ? page : ids)
      for (const id of some) on ? base.add(id) : base.delete(id)
      set(base)
    },
    chooseAll: () => set(new Set(), true),
    clear: () => set(new Set()),
  }
}
