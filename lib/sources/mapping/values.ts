import type { Values } from '../read/entry'
import type { Field, ValuePath } from './schema'

export function valueAt(values: Values, path: ValuePath): unknown {
  let value: unknown = values
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Values)[key]
  }
  return value
}

export function fieldReader(field: Field): (values: Values) => unknown {
  if ('constant' in field) return () => field.constant
  if ('join' in field)
    return (values) =>
      field.join
        .map((path) => written(valueAt(values, path)))
        .filter((part) => part !== null && part !== '')
        .join(field.separator)
  const { path } = field
  const [only] = path
  if (path.length === 1 && only !== undefined)
    return (values) => (Object.hasOwn(values, only) ? values[only] : undefined)
  return (values) => valueAt(values, path)
}

export function textOf(field: Field): (values: Values) => string | null {
  const value = fieldReader(field)
  return (values) => written(value(values))
}

export function written(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
