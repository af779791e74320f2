import { z } from 'zod'

/** What a template writes, and from what. */
export const templateKinds = [
  'content',
  'conversation',
  'prompt-pair',
  'response-pair',
  'contrast',
  'paraphrase',
  'translation',
  'rewrite',
  'response',
] as const
export type TemplateKind = (typeof templateKinds)[number]

// Postgres keeps no NUL, and half a character is none.
const text = (most: number) =>
  z
    .string()
    .max(most, `At most ${most.toLocaleString('en')} characters`)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'It holds characters that cannot be stored')

export const templateExample = z.strictObject({
  label: z.string().trim().max(120).default(''),
  text: text(4_000).refine((value) => value.trim() !== '', 'Write the example'),
})

/** What one version says. */
export const templateBody = z.strictObject({
  /** What the model is told it is. */
  instructions: text(8_000).default(''),
  prompt: text(20_000).refine((value) => value.trim() !== '', 'Write the prompt'),
  examples: z.array(templateExample).max(20, 'At most 20 examples').default([]),
  temperature: z.coerce.number().min(0).max(2).default(1),
  topP: z.coerce.number().gt(0).max(1).default(1),
  maxTokens: z.coerce.number().int().min(16).max(16_000).default(600),
  /** Of pairs: how question and answer are written, and what each pair must keep. */
  questionFormat: text(10_000).default(''),
  answerFormat: text(2_000).default(''),
  rules: z.array(text(1_000)).max(30, 'At most 30 rules').default([]),
})
export type TemplateBody = z.output<typeof templateBody>
export type TemplateExample = TemplateBody['examples'][number]

const name = z.string().trim().min(1, 'Give it a name').max(120, 'At most 120 characters')
/** A template by its id, or a built-in one by its key. */
export const templateRef = z.union([z.uuid(), z.string().regex(/^[a-z][a-z-]{2,40}$/)])
export const templateInput = z.strictObject({ templateId: templateRef })
export type TemplateInput = z.output<typeof templateInput>
export const listTemplatesInput = z.object({ archived: z.stringbool().default(false) })
export type ListTemplatesInput = z.output<typeof listTemplatesInput>
export const createTemplateInput = z.strictObject({ name, kind: z.enum(templateKinds), body: templateBody })
export type CreateTemplateInput = z.output<typeof createTemplateInput>
export const saveVersionInput = z.strictObject({
  templateId: templateRef,
  /** The version that was edited: whoever saved meanwhile wins, and the caller is told. */
  from: z.number().int().min(1),
  body: templateBody,
  note: z.string().trim().max(300).default(''),
})
export type SaveVersionInput = z.output<typeof saveVersionInput>
export const renameTemplateInput = z.strictObject({ templateId: templateRef, name })
export type RenameTemplateInput = z.output<typeof renameTemplateInput>
export const archiveTemplateInput = z.strictObject({ templateId: z.uuid() })
export type ArchiveTemplateInput = z.output<typeof archiveTemplateInput>

export const previewTemplateInput = z.strictObject({
  kind: z.enum(templateKinds),
  /** As far as it is written. */
  body: templateBody.extend({ prompt: text(20_000) }),
  datasetId: z.uuid().optional(),
  label: z.string().max(120).optional(),
  personaId: z.uuid().optional(),
  passageId: z.uuid().optional(),
  sampleId: z.uuid().optional(),
  topic: z.string().trim().max(200).optional(),
  language: z.string().trim().max(60).optional(),
  turns: z.coerce.number().int().min(1).max(20).optional(),
})
export type PreviewTemplateInput = z.output<typeof previewTemplateInput>

export type VersionView = {
  id: string | null
  number: number
  note: string
  by: string
  createdAt: string | null
  body: TemplateBody
}
export type TemplateView = {
  /** The key, as long as a built-in one is as it came. */
  id: string
  name: string
  kind: TemplateKind
  origin: string | null
  version: number
  archived: boolean
  changedAt: string | null
}
export type TemplateDetail = TemplateView & { versions: VersionView[] }
export type SavedVersion = { id: string; versionId: string; version: number }

export type PreviewView = {
  instructions: string
  prompt: string
  problems: string[]
  tokens: number
  /** Of an answer of this kind, as a rule. */
  tokensOut: number
  /** What a thousand rows would cost by each model of the project, cheapest first. An estimate. */
  prices: { modelId: string; model: string; provider: string; simulated: boolean; microsPerThousand: number }[]
  /** Who and what it was filled in with; null where the project has none. */
  persona: { id: string; text: string } | null
  passage: { id: string; text: string } | null
  sample: { id: string; text: string } | null
}
