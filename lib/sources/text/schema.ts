import { z } from 'zod'

/** What was taken out of a text because nobody who looks at it would see it. */
export const droppedShape = z.object({
  hiddenElements: z.number().int().default(0),
  hiddenCharacters: z.number().int().default(0),
  comments: z.number().int().default(0),
  /** Characters without width, that turn the direction, or that spell a hidden text. */
  invisible: z.number().int().default(0),
  /** Lines that stand at the edge of most pages of a document. */
  repeatedLines: z.number().int().default(0),
})
export type Dropped = z.output<typeof droppedShape>

export const passageDraft = z.object({ heading: z.string(), text: z.string(), page: z.number().int().nullable() })
export type PassageDraft = z.output<typeof passageDraft>

export const readText = z.object({
  title: z.string().nullable(),
  language: z.string().nullable(),
  licence: z.string().nullable(),
  canonical: z.string().nullable(),
  dropped: droppedShape,
  passages: z.array(passageDraft),
  /** Nothing to read without running what the page brings along. */
  needsBrowser: z.boolean(),
})
export type ReadText = z.output<typeof readText>

/** A stretch of text as it stands in a document: a heading, or what follows one. */
export type Block = { text: string; level?: number; page?: number }
