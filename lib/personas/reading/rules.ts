import { longest, type Shape } from '../schema'

export type Read = { line: number; text: string } | { line: number; reason: string; original: string }

/** Where a persona stands in a record, the surest name first. */
const names = [
  'persona',
  'input persona',
  'input_persona',
  'adversarial_persona',
  'user persona',
  'description',
  'text',
]

/** The column that holds the persona: by its name, or the only one there is. */
export function chooseColumn(columns: readonly string[]): string | null {
  const named = names.flatMap((name) => columns.find((column) => column.trim().toLowerCase() === name) ?? [])
  return named[0] ?? (columns.length === 1 ? (columns[0] ?? null) : null)
}

/** PersonaHub: `{"persona"}` alone, or the three keys whose values are quoted twice. */
export const isPersonaHub = (columns: readonly string[]) =>
  columns.includes('input persona') || (columns.length === 1 && columns[0] === 'persona')

/** What its publisher asks to be remembered with it. */
export const hubLicence = 'CC BY-NC-SA 4.0'

/** How pasted text is written, as far as its look tells: blocks are several lines together with an empty one between. */
export function shapeOf(text: string): Exclude<Shape, 'auto'> {
  const begin = text.trimStart()
  if (/^(\{\s*"|\[\s*[{"]|"\{)/.test(begin)) return 'records'
  const empty = begin
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim() === '')
  const together = empty.some((here, at) => !here && empty[at + 1] === false)
  return together && empty.includes(true) ? 'blocks' : 'lines'
}

/** One persona a line, without the marks of a list; empty lines are none. */
export function readLines(text: string): Read[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : [asRead(at + 1, withoutListMark(line))]))
}

export const withoutListMark = (line: string) => line.replace(/^\s*(?:[-*•–]|\d{1,4}[.)])\s+/u, '')

/** One persona a block; empty lines stand between. */
export function readBlocks(text: string): Read[] {
  const blocks: { line: number; parts: string[] }[] = []
  let inside = false
  text.split(/\r\n|\r|\n/).forEach((line, at) => {
    const empty = line.trim() === ''
    if (!empty && inside) blocks.at(-1)?.parts.push(line.trim())
    if (!empty && !inside) blocks.push({ line: at + 1, parts: [line.trim()] })
    inside = !empty
  })
  return blocks.map(({ line, parts }) => asRead(line, parts.join(' ')))
}

/** The persona in a record, taken out of its second quotes. */
export function readRecord(
  line: number,
  values: Readonly<Record<string, unknown>>,
  column: string | null,
  original = '',
): Read {
  const name = column ?? chooseColumn(Object.keys(values))
  const value = name !== null && Object.hasOwn(values, name) ? values[name] : undefined
  if (typeof value !== 'string')
    return { line, reason: name === null ? 'no field of it is a persona' : `there is no text in “${name}”`, original }
  return asRead(line, decodedTwice(value), original)
}

/** A text that is itself a quoted JSON text; anything else as it is. */
export function decodedTwice(value: string): string {
  if (!/^\s*"[\s\S]*"\s*$/.test(value)) return value
  try {
    const inner: unknown = JSON.parse(value)
    return typeof inner === 'string' ? inner : value
  } catch {
    return value // It only began and ended with a quote.
  }
}

/** What cannot be stored or used is refused, never altered. */
function asRead(line: number, given: string, original = given): Read {
  const text = given.trim()
  const bad = (reason: string): Read => ({ line, reason, original: original.slice(0, 300) })
  if (text.includes('\0')) return bad('it holds a NUL character, which cannot be stored')
  if (!text.isWellFormed()) return bad('it holds bytes that are no text, or half of a character')
  if (text.length < 3) return bad('it is too short to be a persona')
  if (text.length > longest)
    return bad(
      `it has ${text.length.toLocaleString('en')} characters, and the limit is ${longest.toLocaleString('en')}`,
    )
  return { line, text }
}
