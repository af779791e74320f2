import type { BuiltInLabel } from '../schema'
import { type HazardName, hazards } from './hazards'

type Extra = Partial<Pick<BuiltInLabel, 'polarity' | 'aliases' | 'definition' | 'examples'>>

/** A label with the meaning of a hazard; a policy may say it more narrowly. */
export function label(code: string, name: string, hazard: HazardName, extra: Extra = {}): BuiltInLabel {
  return { code, name, polarity: 'unsafe', ...hazards[hazard], ...extra }
}

/** Last in every policy, so that the first category keeps the first key. */
export const safeLabel = (extra: Extra = {}, code = 'safe', name = 'Safe') =>
  label(code, name, 'safe', { polarity: 'safe', ...extra })
