import { z } from 'zod'
import type { Polarity } from '../samples/schema'
import type { Turn } from './mapping/schema'
import { frameShape, type Mapping, mapping } from './mapping/schema'
import { capsShape, type FileShape, fileShape } from './read/schema'

export const recipe = z.enum(['plain', 'nemo'])

/** A file of the upload, and how to read it where the detection was corrected. */
const chosenFile = z.strictObject({ entry: z.string().max(2000).nullable().default(null), shape: fileShape })
export type ChosenFile = z.output<typeof chosenFile>

const readAs = {
  uploadId: z.uuid(),
  datasetId: z.uuid(),
  files: z.array(chosenFile).min(1).max(1000).optional(),
  /** Which of its layouts, where an archive holds several: the first is 0. */
  layout: z.number().int().min(0).max(999).optional(),
  mapping: mapping.optional(),
  recipe: recipe.default('plain'),
}
export const previewInput = z.strictObject(readAs)
export type PreviewInput = z.output<typeof previewInput>

export const choices = {
  /** Rows whose text is there already: joined to the row they repeat, or kept as rows of their own. */
  repeats: z.enum(['join', 'keep']).default('join'),
  /** A row that cannot be read: the whole file is refused, or the row is skipped and given back. */
  unreadable: z.enum(['refuse', 'skip']).default('refuse'),
  unwrap: z.boolean().default(true),
  safePrompts: z.boolean().optional(),
}
export const startImportInput = z.strictObject({
  ...readAs,
  ...choices,
  kind: z.enum(['file', 'paste', 'api']).default('file'),
  name: z.string().trim().min(1).max(200).optional(),
  licence: z.string().trim().max(500).optional(),
})
const json = (text: string, context: z.RefinementCtx) => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'This is not valid JSON' })
    return z.NEVER
  }
}
/** What a raw body is called. */
export const uploadQuery = z.object({ name: z.string().trim().min(1).max(200) }).partial()

/** The same choices as they stand in the address of a request whose body is the file. */
export const importQuery = z
  .object({
    datasetId: z.uuid(),
    name: z.string().trim().min(1).max(200),
    licence: z.string().trim().max(500),
    recipe,
    layout: z.coerce.number().int().min(0).max(999),
    repeats: z.enum(['join', 'keep']),
    unreadable: z.enum(['refuse', 'skip']),
    unwrap: z.stringbool(),
    safePrompts: z.stringbool(),
    mapping: z.string().transform(json).pipe(mapping),
  })
  .partial()
export type StartImportInput = z.output<typeof startImportInput>

/** How a source is read, as its run keeps it. */
export const importPlan = z.strictObject({
  files: z.array(chosenFile.extend({ file: z.string(), packing: z.enum(['none', 'gzip', 'zip']) })),
  mapping,
  repeats: z.enum(['join', 'keep']),
  unreadable: z.enum(['refuse', 'skip']),
  unwrap: z.boolean(),
  safePrompts: z.boolean(),
})
export type ImportPlan = z.output<typeof importPlan>

export const sourceInput = z.strictObject({ sourceId: z.uuid() })
export type SourceInput = z.output<typeof sourceInput>
export const deleteSourceInput = z.strictObject({ sourceId: z.uuid(), samples: z.enum(['keep', 'delete']) })
export type DeleteSourceInput = z.output<typeof deleteSourceInput>
export const sourceFilter = z.object({
  datasetId: z.uuid().optional(),
  before: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type SourceFilter = z.output<typeof sourceFilter>
export const repeatFilter = z.object({
  sourceId: z.uuid(),
  after: z.coerce.number().int().min(0).default(0),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type RepeatFilter = z.output<typeof repeatFilter>
export const importSettingsInput = z.strictObject({
  caps: capsShape.partial().default({}),
  frame: frameShape.optional(),
})
export type ImportSettingsInput = z.output<typeof importSettingsInput>

export type UploadView = { id: string; name: string; bytes: number; sha256: string }
export type Counts = {
  read: number
  added: number
  repeats: number
  filtered: number
  rejected: number
  pairs: number
  unwrapped: number
  unlabelled: number
}
export type SourceView = Counts & {
  id: string
  kind: 'file' | 'web' | 'hub' | 'api' | 'paste' | 'document'
  name: string
  uri: string | null
  licence: string | null
  sha256: string | null
  bytes: number
  datasetId: string
  preset: string | null
  runId: string | null
  startedBy: string
  createdAt: string
  importedAt: string | null
}
export type RejectView = { row: number; file: string; line: number; column: number | null; reason: string }
export type SourceDetailView = SourceView & {
  card: string | null
  plan: unknown
  /** Where the bytes it was read from are kept. */
  uploadId: string | null
  rejects: RejectView[]
  passages: number
  /** Samples of it that are near copies of an older one; null while its dataset was not compared yet. */
  nearCopies: number | null
}
export type RepeatView = { row: number; sampleId: string; labels: string[]; polarity: Polarity }

export type PreviewFile = { file: string; entry: string | null; packing: 'none' | 'gzip' | 'zip'; shape: FileShape }
export type PreviewRow = {
  line: number
  values: Record<string, string>
  outcome:
    | {
        kind: 'sample'
        prompt: string
        response: string | null
        conversation: Turn[] | null
        labels: string[]
        polarity: Polarity
        unwrapped: string | null
        wrapper: string | null
        safePrompt: string | null
      }
    | { kind: 'pair'; prompt: string; a: string; b: string; better: string | null; safer: string | null }
    | { kind: 'persona'; text: string }
    | { kind: 'filtered' }
    | { kind: 'unreadable'; reason: string; column: number | null }
}
export type LabelSighting = {
  spelling: string
  rows: number
  code: string | null
  state: 'exact' | 'confirmed' | 'ignored' | 'suggested' | 'unknown'
  suggestions: string[]
}
export type PreviewView = {
  upload: UploadView
  files: PreviewFile[]
  columns: string[]
  preset: { key: string; name: string } | null
  presets: { key: string; name: string }[]
  mapping: Mapping
  policy: {
    name: string
    versionId: string
    multiLabel: boolean
    labels: { code: string; name: string; polarity: Polarity }[]
  }
  rows: PreviewRow[]
  labels: LabelSighting[]
  /** Rows that were looked at for labels, and whether that was all of them. */
  looked: { rows: number; all: boolean }
  /** Into how many layouts its files fall; each is read by itself. */
  layouts: number
  /** What has to be settled before it can be imported, a sentence each. */
  problems: string[]
}
export type StartedImport = {
  sourceId: string
  runId: string | null
  runNumber: number | null /** The same bytes were imported in the same way before. */
  already: boolean
}
