import type { HintLabel } from '../hints'
import type { Family } from './family'
import { everyday } from './everyday'
import { generic } from './generic'
import { knownFamilies } from './known-families'

/** The family that a label belongs to, by its name, then by its code. */
export function familyOf({ name, code, polarity }: HintLabel): Family {
  if (polarity === 'safe') return everyday
  return (
    knownFamilies.find(({ fits }) => fits.test(name)) ?? knownFamilies.find(({ fits }) => fits.test(code)) ?? generic
  )
}

/** What a label's own words are: those of its name, and the longer ones of its definition. */
export function wordsOf({ name, definition = '' }: HintLabel): string[] {
  const ofName = name.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const longer = definition.toLowerCase().match(/\p{L}{7,}/gu) ?? []
  const words = [...new Set([...ofName, ...longer.slice(0, 12)])]
  return words.length > 0 ? words : [name.toLowerCase()]
}
