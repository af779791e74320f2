import { z } from 'zod'
import { choices, previewInput, recipe } from '@/lib/sources/schema'

/** What a person changed about one file: how it is read, what its columns mean, what it is called. */
export const draft = previewInput.pick({ files: true, mapping: true }).extend({ name: z.string().optional() })
export type Draft = z.output<typeof draft>
export const drafts = z.record(z.string(), draft)
export const noDrafts: z.output<typeof drafts> = {}

/** What holds for everything that is brought in at once. */
export const options = z.object({
  recipe: recipe.default('plain'),
  repeats: choices.repeats,
  unreadable: choices.unreadable,
  unwrap: choices.unwrap,
  safePrompts: z.boolean().default(false),
  licence: z.string().default(''),
})
export type Options = z.output<typeof options>
export const usualOptions: Options = options.parse({})

/** Names and sizes of what was uploaded, for the list after a reload. */
export const uploaded = z.record(
  z.string(),
  z.object({ name: z.string(), bytes: z.number(), kind: z.enum(['file', 'paste']) }),
)
export type Uploaded = z.output<typeof uploaded>
export const nothingUploaded: Uploaded = {}

/** Something that can be previewed and brought in: an upload, or a split of a hub dataset. */
export type Origin =
  | { key: string; kind: 'upload'; uploadId: string; layout?: number }
  | { key: string; kind: 'hub'; dataset: string; config: string; split: string }

/** A source to be read again, or whose ways a newer file is to take over. */
export type Like = {
  id: string
  name: string
  datasetId: string
  uploadId: string | null
  draft: Draft
  options: Options
}
