import type { BuiltInPolicy } from './schema'
import { aegis1, aegis2, nemotron22 } from './built-in/aegis'
import { ailuminate } from './built-in/ailuminate'
import { beaverTails } from './built-in/beavertails'
import { llamaGuard2, llamaGuard3, llamaGuard4, premTemplates } from './built-in/llama-guard'
import { openai2022, openai13 } from './built-in/openai'
import { binary, moderationStarter, youngChild } from './built-in/plain'
import { wildGuard } from './built-in/wildguard'
import { xsTest } from './built-in/xstest'

/** In the order of the gallery: what most people begin with comes first. */
export const builtInPolicies: readonly BuiltInPolicy[] = [
  moderationStarter,
  binary,
  llamaGuard3,
  llamaGuard4,
  llamaGuard2,
  aegis2,
  aegis1,
  nemotron22,
  ailuminate,
  openai13,
  openai2022,
  beaverTails,
  wildGuard,
  xsTest,
  premTemplates,
  youngChild,
]
