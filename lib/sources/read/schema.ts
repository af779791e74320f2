import { z } from 'zod'

const megabyte = 1024 ** 2
const positive = z.number().int().positive()

/** What one file may ask of this machine. A project can change each of them. */
export const capsShape = z.strictObject({
  /** Bytes as uploaded. */
  bytes: positive.default(8 * 1024 * megabyte),
  /** Bytes after decompression, of all files in an archive together. */
  decodedBytes: positive.default(64 * 1024 * megabyte),
  /** How many times larger than its upload a file may become. */
  ratio: positive.default(300),
  /** Files in one zip. */
  files: positive.default(1000),
  rows: positive.default(50_000_000),
  columns: positive.default(512),
  /** Characters of one cell or text. */
  cell: positive.default(8 * megabyte),
  /** Characters of one record as it stands in the file. */
  record: positive.default(16 * megabyte),
  depth: positive.default(64),
  /** Bytes of a file that has to be read whole: YAML, and one value of a nested JSON file. */
  whole: positive.default(64 * megabyte),
  /** Seconds that a YAML or Parquet file may keep us waiting for its next row. */
  seconds: positive.default(20),
  /** Memory of the process that reads such a file. */
  readerBytes: positive.default(2048 * megabyte),
})
export type Caps = z.output<typeof capsShape>
export const defaultCaps: Caps = capsShape.parse({})

export const encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
export type Encoding = z.output<typeof encoding>

export const fileKinds = ['csv', 'json', 'jsonl', 'yaml', 'parquet'] as const

/** How one file is written, as it was detected or corrected. */
export const fileShape = z.strictObject({
  kind: z.enum(fileKinds),
  encoding: encoding.default('utf-8'),
  /** Bytes of a byte order mark at its start. */
  mark: z.number().int().min(0).max(3).default(0),
  delimiter: z.string().length(1).default(','),
  quoted: z.boolean().default(true),
  header: z.union([z.enum(['first-row', 'none']), z.array(z.string()).max(10_000)]).default('first-row'),
})
export type FileShape = z.output<typeof fileShape>

/** In a spreadsheet-safe table, the column that names which cells of its row carry an apostrophe that is not theirs. */
export const neutralisedColumn = 'neutralised_cells'

/** What reading has come to; shared by the files of one upload. */
export type Tally = { uploaded: number; decoded: number }
