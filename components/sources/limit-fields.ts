import { z } from 'zod'
import { type Caps, defaultCaps } from '@/lib/sources/read/schema'
import { formatNumber } from '../ui/format-number'

type Limit = { name: keyof Caps; label: string; unit: number; hint: string }

const megabyte = 1024 ** 2

/** The limits of an import in the order and the units in which people think of them. */
export const limitFields: Limit[] = [
  { name: 'bytes', label: 'Size of a file, MB', unit: megabyte, hint: 'as it is sent' },
  { name: 'decodedBytes', label: 'Size unpacked, MB', unit: megabyte, hint: 'of all files in an archive together' },
  { name: 'ratio', label: 'Times larger unpacked', unit: 1, hint: 'more than that is taken for a bomb' },
  { name: 'files', label: 'Files in a zip', unit: 1, hint: '' },
  { name: 'rows', label: 'Rows', unit: 1, hint: 'of all files in an archive together' },
  { name: 'columns', label: 'Columns', unit: 1, hint: 'and fields of a JSON row' },
  { name: 'cell', label: 'Characters of a text', unit: 1, hint: '' },
  { name: 'record', label: 'Characters of a row', unit: 1, hint: 'as it stands in the file' },
  { name: 'depth', label: 'Levels of nesting', unit: 1, hint: '' },
  { name: 'whole', label: 'Read at once, MB', unit: megabyte, hint: 'a YAML file, or one nested JSON value' },
  { name: 'seconds', label: 'Seconds for a row', unit: 1, hint: 'of YAML and Parquet' },
  { name: 'readerBytes', label: 'Memory of a reader, MB', unit: megabyte, hint: 'of YAML and Parquet' },
]

const whole = z.coerce.number('Write a number').int('Write a whole number').min(1, 'At least 1')
export const limitsForm = z.object(
  Object.fromEntries(limitFields.map(({ name }) => [name, whole])) as Record<keyof Caps, typeof whole>,
)

/** What was typed, in the units that are kept. A limit that shows as it was stays to the byte what it was. */
export function capsOf(typed: z.output<typeof limitsForm>, before: Caps): Caps {
  const caps = { ...before }
  for (const { name, unit } of limitFields)
    if (typed[name] !== shownLimit(before, name)) caps[name] = typed[name] * unit
  return caps
}

export function shownLimit(caps: Caps, name: keyof Caps) {
  const { unit = 1 } = limitFields.find((field) => field.name === name) ?? {}
  return Math.max(1, Math.round(caps[name] / unit))
}

export const usualLimit = (name: keyof Caps) => `usually ${formatNumber(shownLimit(defaultCaps, name))}`
