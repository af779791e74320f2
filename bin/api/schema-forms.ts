import type { JsonSchema } from './json-schema'

export const enumOf = (values: readonly unknown[]): JsonSchema => ({
  ...(values.every((value) => typeof value === 'string') && { type: 'string' }),
  enum: values,
})

/** One of several forms; that it may be nothing is said last. */
export function eitherOf(forms: JsonSchema[]): JsonSchema {
  const [only] = forms
  if (only && forms.length === 1) return only
  return { anyOf: forms.toSorted((one, other) => Number(one.type === 'null') - Number(other.type === 'null')) }
}
