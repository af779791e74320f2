import { AppError } from '../../errors'

export type Values = Record<string, unknown>

/** One row as it stands in a file: its values, or the reason why it cannot be read. */
export type Entry = {
  /** Where it begins; the number of the row in files without lines. */
  line: number
  values: Values | null
  /** Of a row that cannot be read. */
  reason: string | null
  column: number | null
  /** The text it was read from. Bytes that are no text stand in it as lone surrogates U+DC80 to U+DCFF. */
  original: string
}

export const good = (line: number, values: Values, original: string): Entry => ({
  line,
  values,
  reason: null,
  column: null,
  original,
})
export const bad = (line: number, reason: string, original: string, column: number | null = null): Entry => ({
  line,
  values: null,
  reason,
  column,
  original,
})

type Where = { file: string; line?: number; column?: number }

/** The file cannot be read at all from here on. One sentence that says where and why. */
export function badFile({ file, line, column }: Where, reason: string) {
  const place = [file, line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(', ')
  return new AppError('invalid', `${place}: ${reason}`, { file, line: line ?? null, column: column ?? null, reason })
}

export function countLines(text: string, from = 0, to = text.length) {
  let lines = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
