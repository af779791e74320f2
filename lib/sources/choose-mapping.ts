import { isBinary } from '../policy/rules'
import type { TargetPolicy } from './mapping/labels'
import { type Mapping, mapping } from './mapping/schema'
import { presets } from './presets/all'
import { guessMapping } from './presets/guess'
import type { Preset, Recipe, Target } from './presets/preset'
import type { Values } from './read/entry'

/** The family a file belongs to, by its columns and first rows. */
export function presetOf(rows: readonly Values[]): Preset | null {
  const columns = new Set(rows.flatMap((row) => Object.keys(row)))
  return presets.find((preset) => preset.recognises(columns, rows)) ?? null
}

type Wanted = { rows: readonly Values[]; target: Target; recipe: Recipe; policy: TargetPolicy }

/** The mapping that needs no clicks: the family's own, cut down to what the policy can say. */
export function chooseMapping({ rows, target, recipe, policy }: Wanted): Mapping {
  const preset = presetOf(rows)
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const draft = preset ? { ...preset.mapping(target, recipe), preset: preset.key } : guessMapping(columns, rows, target)
  return fitted(mapping.parse(draft), policy)
}

/** A policy that only tells safe from unsafe takes the verdict; the categories stay as metadata. */
function fitted(whole: Mapping, policy: TargetPolicy): Mapping {
  return whole.verdict && whole.labels && isBinary(policy.labels) ? { ...whole, labels: null } : whole
}
