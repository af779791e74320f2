'use client'
import { useState } from 'react'
import type { ReviewerSettings } from '@/lib/review/settings/schema'
import { hidesOf } from './hides'
import { keepTableChoice } from './keep-table-choice'

/** How a person wants texts shown: whether all are hidden on this browser, and what they asked not to meet. */
export type KeptVeil = { veiled: boolean; own: ReviewerSettings | null }

/** The veil of one screen: which texts it covers, and the way to draw it over all of them and back. */
export function useVeil({ veiled: kept, own }: KeptVeil) {
  const [veiled, setVeiled] = useState(kept)
  return {
    veiled,
    hides: hidesOf(veiled, own),
    turn: () => {
      setVeiled(!veiled)
      keepTableChoice('assay-veil', veiled ? 'off' : 'on')
    },
  }
}
