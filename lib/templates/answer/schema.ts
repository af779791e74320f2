import { z } from 'zod'

// Postgres keeps no NUL, and half a character is none.
const text = z
  .string()
  .max(100_000, 'the text is too long')
  .refine((value) => value.trim() !== '', 'the text is empty')
  .refine((value) => !value.includes('\0') && value.isWellFormed(), 'the text holds characters that cannot be stored')

export const contentAnswer = z.strictObject({ content: text, label: z.string() })
export const messagesAnswer = z.strictObject({
  messages: z
    .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: text }))
    .min(1)
    .max(40),
  label: z.string(),
})

export type Turn = { role: string; content: string }
/** What an answer comes to: a sample's texts, or why there is none. */
export type Read =
  | { ok: true; prompt: string; conversation: Turn[]; response: string | null; label: string | null }
  | { ok: false; reason: 'format' | 'label' | 'empty'; why: string }
