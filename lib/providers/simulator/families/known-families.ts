import { adult } from './adult'
import { children } from './children'
import type { Family } from './family'
import { hacking } from './hacking'
import { hate } from './hate'
import { privacy } from './privacy'
import { selfHarm } from './self-harm'
import { spam } from './spam'
import { substances } from './substances'
import { violence } from './violence'

/** In the order in which they are tried: what concerns children comes before all else. */
export const knownFamilies: readonly Family[] = [
  children,
  selfHarm,
  privacy,
  spam,
  hate,
  adult,
  substances,
  hacking,
  violence,
]
