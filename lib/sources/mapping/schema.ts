import { z } from 'zod'
import { polarities } from '../../samples/schema'

/** A column, or the way to a value inside of one. */
export const valuePath = z.array(z.string().max(1000)).min(1).max(16)
export type ValuePath = z.output<typeof valuePath>

export const field = z.union([
  z.strictObject({ path: valuePath }),
  z.strictObject({ constant: z.string().max(10_000) }),
  z.strictObject({ join: z.array(valuePath).min(1).max(20), separator: z.string().max(20).default(', ') }),
])
export type Field = z.output<typeof field>
export type FieldDraft = z.input<typeof field>

const spelling = z.string().max(10_000)

/** What the values of a field say. One that is not listed is an unreadable row, never a guess; a missing one is unknown. */
const choice = <T extends readonly [string, ...string[]]>(answers: T) =>
  z.strictObject({ from: field, values: z.record(spelling, z.enum(answers)) })

export const filter = z.union([
  z.strictObject({ path: valuePath, is: z.string() }),
  z.strictObject({ path: valuePath, isNot: z.string() }),
  z.strictObject({ path: valuePath, in: z.array(z.string()).min(1).max(1000) }),
])
export type Filter = z.output<typeof filter>

/** Fields that a family of files hides in its texts, worked out under names that begin with @. */
export const derivations = [
  'none',
  'dialogue',
  'dialogue-pair',
  'messages',
  'guard',
  'generated',
  'persona-hub',
  'moderation-flags',
  'assay',
  'judge-answers',
] as const

export const labelField = z.strictObject({
  from: field,
  /** One or more names in a text, a list of names, or a map from names to yes or no. */
  form: z.enum(['text', 'list', 'flags']),
  separator: z.string().min(1).max(10).nullable().default(null),
})

export const pairMapping = z.strictObject({
  a: field,
  b: field,
  better: choice(['a', 'b', 'tie']).nullable().default(null),
  safer: choice(['a', 'b', 'tie']).nullable().default(null),
  verdictA: choice(polarities).nullable().default(null),
  verdictB: choice(polarities).nullable().default(null),
})

export const mapping = z.strictObject({
  preset: z.string().max(60).nullable().default(null),
  derive: z.enum(derivations).default('none'),
  into: z.enum(['samples', 'preferences', 'personas']).default('samples'),
  prompt: field.nullable().default(null),
  response: field.nullable().default(null),
  conversation: field.nullable().default(null),
  language: field.nullable().default(null),
  model: field.nullable().default(null),
  verdict: choice(polarities).nullable().default(null),
  labels: labelField.nullable().default(null),
  /** The categories as the file names them, for the safe prompt, whether or not they are labels of the policy. */
  categories: labelField.nullable().default(null),
  /** Codes for spellings that a person confirmed; null leaves that spelling out. */
  confirmed: z.record(spelling, z.string().nullable()).default({}),
  /** The built-in policy whose codes the file uses. Codes of any other are never taken as they stand. */
  policy: z.string().max(60).nullable().default(null),
  pair: pairMapping.nullable().default(null),
  filters: z.array(filter).max(50).default([]),
  /** Further metadata, by name. */
  add: z.record(z.string().min(1).max(200), field).default({}),
  /** Which columns stay as metadata: all that are not mapped to a text, these, or none. */
  keep: z.union([z.literal('rest'), z.array(z.string()).max(10_000)]).default('rest'),
})
export type Mapping = z.output<typeof mapping>
export type MappingDraft = z.input<typeof mapping>

export const column = (...path: string[]): Field => ({ path })
export const constant = (text: string): Field => ({ constant: text })

/** How an unsafe prompt is put to a model, so that its answer is a refusal. `{{prompt}}` and `{{categories}}` are filled in. */
export const frameShape = z.strictObject({
  withCategories: z.string().min(1).max(10_000).refine(holdsPrompt, 'Leave {{prompt}} in it'),
  withoutCategories: z.string().min(1).max(10_000).refine(holdsPrompt, 'Leave {{prompt}} in it'),
})
export type Frame = z.output<typeof frameShape>

function holdsPrompt(text: string) {
  return text.includes('{{prompt}}')
}

export type Turn = { role: string; content: string }
