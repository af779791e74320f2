import type { Field } from '@/lib/sources/mapping/schema'
import type { PreviewRow } from '@/lib/sources/schema'

/** What a field holds in a previewed row, as far as it can be seen there. */
function valueIn({ values }: PreviewRow, field: Field): string {
  if ('constant' in field) return field.constant
  if ('join' in field) return field.join.map((path) => inside(values, path)).join(field.separator)
  return inside(values, field.path)
}

function inside(values: Record<string, string>, [column, ...keys]: readonly string[]): string {
  const text = column !== undefined && Object.hasOwn(values, column) ? (values[column] ?? '') : ''
  if (keys.length === 0) return text
  try {
    let value: unknown = JSON.parse(text)
    for (const key of keys) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return ''
      value = Reflect.get(value, key)
    }
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  } catch {
    return ''
  }
}

export function firstValue(rows: readonly PreviewRow[], field: Field | null): string {
  if (!field) return ''
  for (const row of rows) {
    const value = valueIn(row, field)
    if (value !== '') return value
  }
  return ''
}

/** Every value of a field in the previewed rows. */
export const seenValues = (rows: readonly PreviewRow[], field: Field): string[] => [
  ...new Set(rows.map((row) => valueIn(row, field).trim()).filter(Boolean)),
]
