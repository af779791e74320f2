import { z } from 'zod'
import { sampleFilter } from '../../samples/filter/schema'

export const splits = ['train', 'validation', 'test'] as const
export type Split = (typeof splits)[number]

/** What a file is made of: samples, pairs of answers, or what judges said. */
export type Holds = 'samples' | 'pairs' | 'verdicts'
type FormatInfo = {
  name: string
  extension: string
  type: string
  holds: Holds
  hint: string
  /** Whether columns and label form can be chosen. */
  columns: boolean
  /** Of a snapshot alone. */
  frozen?: true
}

const [csv, lines] = ['text/csv; charset=utf-8', 'application/x-ndjson'] as const

export const formats = {
  csv: {
    name: 'CSV, data',
    extension: 'csv',
    type: csv,
    holds: 'samples',
    hint: 'Every text byte for byte (RFC 4180). A spreadsheet may run what begins with = + - @',
    columns: true,
  },
  'csv-safe': {
    name: 'CSV, spreadsheet-safe',
    extension: 'csv',
    type: csv,
    holds: 'samples',
    hint: 'An apostrophe before what a spreadsheet would run, marked in a column; importing it here takes it off again',
    columns: true,
  },
  'content-label': {
    name: 'CSV, content and label',
    extension: 'csv',
    type: csv,
    holds: 'samples',
    hint: 'Two columns: the text under judgement and its label',
    columns: false,
  },
  jsonl: {
    name: 'JSON Lines',
    extension: 'jsonl',
    type: lines,
    holds: 'samples',
    hint: 'One object a line, exact',
    columns: true,
  },
  parquet: {
    name: 'Parquet',
    extension: 'parquet',
    type: 'application/vnd.apache.parquet',
    holds: 'samples',
    hint: 'Typed columns, lists as lists, zstd',
    columns: true,
  },
  hub: {
    name: 'Hugging Face folder',
    extension: 'zip',
    type: 'application/zip',
    holds: 'samples',
    hint: 'Parquet by split, card and Croissant, in a zip',
    columns: true,
    frozen: true,
  },
  'llama-guard': {
    name: 'Llama Guard 3 training rows',
    extension: 'jsonl',
    type: lines,
    holds: 'samples',
    hint: 'Prompt and completion in the guard’s own frame, with this policy’s categories. Caution counts as unsafe; rows without a verdict stay out',
    columns: false,
  },
  openai: {
    name: 'OpenAI chat fine-tuning',
    extension: 'jsonl',
    type: lines,
    holds: 'samples',
    hint: 'System, user and the verdict as the assistant’s answer. Caution counts as unsafe; rows without a verdict stay out',
    columns: false,
  },
  messages: {
    name: 'Messages',
    extension: 'jsonl',
    type: lines,
    holds: 'samples',
    hint: 'Conversations as lists of turns, with labels beside them',
    columns: false,
  },
  nemo: {
    name: 'NeMo blend',
    extension: 'jsonl',
    type: lines,
    holds: 'samples',
    hint: 'The eight columns of the NeMo safety blend, and safe_prompt. Caution counts as unsafe',
    columns: false,
  },
  aegis: {
    name: 'Aegis 2.0',
    extension: 'json',
    type: 'application/json',
    holds: 'samples',
    hint: 'The nine columns of Aegis 2.0. Caution counts as unsafe',
    columns: false,
  },
  preferences: {
    name: 'Preference pairs',
    extension: 'jsonl',
    type: lines,
    holds: 'pairs',
    hint: 'Prompt, chosen, rejected: the safer answer, else the better one. Ties stay out',
    columns: false,
  },
  'pku-saferlhf': {
    name: 'PKU-SafeRLHF',
    extension: 'jsonl',
    type: lines,
    holds: 'pairs',
    hint: 'Both answers, each with its verdict, the better and the safer one',
    columns: false,
  },
  judge: {
    name: 'CSV, judge answers',
    extension: 'csv',
    type: csv,
    holds: 'verdicts',
    hint: 'A row for each verdict: prompt, completion, answer, rationale',
    columns: false,
  },
} as const satisfies Record<string, FormatInfo>

export type Format = keyof typeof formats
export const formatKeys = Object.keys(formats) as Format[]
export const formatInfo = (format: Format): FormatInfo => formats[format]

export const labelForms = ['codes', 'names', 'booleans'] as const
export type LabelForm = (typeof labelForms)[number]

export const exportColumns = [
  'id',
  'split',
  'prompt',
  'conversation',
  'response',
  'labels',
  'polarity',
  'label_source',
  'state',
  'language',
  'source',
  'source_row',
  'licence',
  'persona',
  'model',
  'unwrapped',
  'wrapper',
  'safe_prompt',
  'characters',
  'reviewed',
  'people',
  'tainted',
  'simulated',
  'group_id',
  'revision',
  'content_hash',
  'created_at',
  'meta',
] as const
export type ExportColumn = (typeof exportColumns)[number]
/** Not known of samples that are still at work. */
export const frozenColumns: readonly ExportColumn[] = ['split', 'group_id', 'people']
export const usualColumns: readonly ExportColumn[] = [
  'id',
  'split',
  'prompt',
  'conversation',
  'response',
  'labels',
  'polarity',
  'label_source',
  'state',
  'language',
  'source',
  'content_hash',
  'meta',
]

export const exportOptions = z.strictObject({
  columns: z.array(z.enum(exportColumns)).min(1, 'Choose a column').max(exportColumns.length).optional(),
  /** Codes, but for the files that name their labels. */
  labels: z.enum(labelForms).optional(),
  splits: z.array(z.enum(splits)).min(1, 'Choose a split').max(3).optional(),
})
export type ExportOptions = z.output<typeof exportOptions>

const reason = z
  .string()
  .trim()
  .min(3, 'Say in a few words what it is for')
  .max(500)
  .refine((value) => !value.includes('\u0000') && value.isWellFormed(), 'This text has characters that cannot be kept')

export const startExportInput = z
  .strictObject({
    format: z.enum(formatKeys as [Format, ...Format[]]),
    snapshotId: z.uuid().optional(),
    dataset: z.uuid().optional(),
    filter: sampleFilter.optional(),
    ...exportOptions.shape,
    reason,
  })
  .refine(({ snapshotId, dataset, filter }) => !snapshotId || (!dataset && !filter), {
    message: 'A snapshot has its rows already: leave dataset and filter away',
  })
  .refine(({ snapshotId, splits }) => snapshotId || !splits, {
    path: ['splits'],
    message: 'Splits are made by a snapshot',
  })
export type StartExportInput = z.output<typeof startExportInput>

export const exportInput = z.strictObject({ exportId: z.uuid() })
export type ExportInput = z.output<typeof exportInput>
export const listExportsInput = z.object({
  snapshotId: z.uuid().optional(),
  before: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type ListExportsInput = z.output<typeof listExportsInput>

export type ExportView = {
  id: string
  name: string
  format: Format
  live: boolean
  snapshotId: string | null
  reason: string
  by: string
  fetched: number
  createdAt: string
  expiresAt: string
  /** Where the file is, for whoever asked for it, until then. */
  href: string
}
