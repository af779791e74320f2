import type { Caps } from './schema'
import { bad, type Entry, good, type Values } from './entry'
import { repeatedKey } from './repeated-key'

const mayBeInexact = /\d{16}|\d[eE]|\.\d{15}/

/** One record from the text of one JSON value. */
export function entryOfJson(text: string, line: number, caps: Caps, extra?: Values): Entry {
  if (text.length > caps.record)
    return bad(
      line,
      `the row has ${text.length.toLocaleString('en')} characters, and the limit is ${caps.record.toLocaleString('en')}`,
      text,
    )
  let value: unknown
  try {
    value = parseExactly(text)
  } catch {
    return bad(line, 'this is not valid JSON', text, firstFault(text))
  }
  const twice = repeatedKey(text, value)
  if (twice) return bad(line, standsTwice(twice.name), text, twice.column)
  return entryOfValue(value, text, line, caps, extra)
}

export function entryOfValue(value: unknown, text: string, line: number, caps: Caps, extra?: Values): Entry {
  const values = recordOf(value)
  if (!values) return bad(line, 'the row is empty', text)
  const keys = Object.keys(values).length
  if (keys > caps.columns)
    return bad(line, `the row has ${keys.toLocaleString('en')} fields, and the limit is ${caps.columns}`, text)
  const fault = faultIn(values, caps, 1)
  if (fault) return bad(line, fault, text)
  return good(line, extra ? { ...values, ...extra } : values, text)
}

export const standsTwice = (name: string) => `“${name.slice(0, 80)}” stands twice in one map`

/** A text alone is a row with one field; a list is a row with numbered columns. */
function recordOf(value: unknown): Values | null {
  if (value === null) return null
  if (Array.isArray(value)) return Object.fromEntries(value.map((cell, at) => [`column_${at + 1}`, cell]))
  return isRecord(value) ? value : { text: value }
}

export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function faultIn(value: unknown, caps: Caps, depth: number): string | null {
  if (typeof value === 'string')
    return value.length > caps.cell
      ? `a text has ${value.length.toLocaleString('en')} characters, and the limit is ${caps.cell.toLocaleString('en')}`
      : null
  if (typeof value !== 'object' || value === null) return null
  if (depth > caps.depth) return `it is nested more than ${caps.depth} levels deep`
  for (const key in value) {
    const fault = faultIn((value as Values)[key], caps, depth + 1)
    if (fault) return fault
  }
  return null
}

/** Numbers that would not survive as they are written become text. */
export function parseExactly(text: string): unknown {
  return JSON.parse(mayBeInexact.test(text) ? exactNumbers(text) : text)
}

const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs

function exactNumbers(text: string) {
  // Without its strings and numbers in place the text is not JSON, and JSON.parse says where.
  return text.replace(tokens, (token) => (token.startsWith('"') || survives(token) ? token : `"${token}"`))
}

function survives(token: string) {
  const value = Number(token)
  if (!Number.isFinite(value)) return false
  const written = String(value)
  return written === token || plain(written) === plain(token)
}

/** Digits and exponent, so that 1.50, 15e-1 and 1.5 are the same. */
function plain(token: string) {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token) ?? []
  const digits = (whole + fraction).replace(/^0+/, '')
  const trimmed = digits.replace(/0+$/, '')
  return trimmed === ''
    ? '0'
    : `${sign}${trimmed}e${Number(exponent) - fraction.length + digits.length - trimmed.length}`
}

/** The column of what is wrong: the shortest beginning that no more text could mend. What the engine says of it differs from version to version. */
function firstFault(text: string) {
  let mendable = 0
  let broken = text.length + 1
  while (broken - mendable > 1) {
    const middle = (mendable + broken) >> 1
    if (isMendable(text.slice(0, middle))) mendable = middle
    else broken = middle
  }
  return Math.max(1, Math.min(broken, text.length + 1))
}

function isMendable(begun: string) {
  try {
    JSON.parse(begun)
    return true
  } catch (error) {
    if (!(error instanceof Error)) return false
    const [, position] = /position (\d+)/.exec(error.message) ?? []
    return /Unexpected end|Unterminated string/.test(error.message) || Number(position) >= begun.length
  }
}
