import type { Values } from '../read/entry'
import { constant, type FieldDraft, type MappingDraft } from '../mapping/schema'

export type Target = 'prompt' | 'response'
/** As the file stands, or cut down and named as the NeMo safety recipe does in its first step. */
export type Recipe = 'plain' | 'nemo'

export type Preset = {
  key: string
  name: string
  /** Whether a file with these columns, and these first rows, is one of the family. */
  recognises: (columns: ReadonlySet<string>, rows: readonly Values[]) => boolean
  mapping: (target: Target, recipe: Recipe) => MappingDraft
}

export const has = (columns: ReadonlySet<string>, ...names: string[]) => names.every((name) => columns.has(name))

export const verdicts = { safe: 'safe', unsafe: 'unsafe' } as const
export const everything = (answer: 'safe' | 'unsafe') => ({ from: constant(answer), values: verdicts })
export const harm = { harmful: 'unsafe', unharmful: 'safe' } as const

type Blend = {
  id: FieldDraft
  source: string
  within?: FieldDraft
  label: FieldDraft
  categories: FieldDraft
  subcategories?: FieldDraft
  persona?: FieldDraft
}

/** The columns of the NeMo blend; what a source does not have is empty. */
export function blend({
  id,
  source,
  within,
  label,
  categories,
  subcategories,
  persona,
}: Blend): Pick<MappingDraft, 'keep' | 'add'> {
  const none: FieldDraft = { path: ['(none)'] }
  return {
    keep: [],
    add: {
      id,
      source_l1: constant(source),
      source_l2: within ?? none,
      prompt_label: label,
      categories,
      subcategories: subcategories ?? none,
      adversarial_persona: persona ?? none,
    },
  }
}
