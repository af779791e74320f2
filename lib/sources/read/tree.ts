import { isRecord } from './json-values'
import type { Values } from './entry'

/**
 * Rows of nested maps and lists: a list of texts is a row each, with the names on the way as level_1, level_2 …;
 * an object that holds texts itself is one row.
 */
export function* rowsOfTree(value: unknown, path: string[] = [], position?: number): Generator<Values> {
  if (Array.isArray(value)) {
    for (const [at, element] of value.entries()) yield* rowsOfTree(element, path, at)
    return
  }
  if (!isRecord(value))
    return void (yield { ...levels(path), ...(position !== undefined && path.length > 0 && { position }), text: value })
  if (position === undefined && isLevel(value)) {
    for (const [name, inner] of Object.entries(value)) yield* rowsOfTree(inner, [...path, name])
    return
  }
  yield { ...value, ...levels(path) }
}

/** A map is a level where it holds nothing but maps and lists, and a map of texts at the top is one of names and texts. */
export function isLevel(value: Values) {
  const inner = Object.values(value)
  return inner.length > 0 && inner.every((one) => typeof one === 'object' && one !== null)
}

export const levels = (path: string[]): Values => Object.fromEntries(path.map((name, at) => [`level_${at + 1}`, name]))
