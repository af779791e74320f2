import { z } from 'zod'

/** An empty form field is no filter. */
const blank = (value: unknown) => (value === '' ? undefined : value)

export const auditFilter = z.object({
  room: z.preprocess(
    blank,
    z
      .string()
      .regex(/^[a-z-]{1,40}$/)
      .optional(),
  ),
  actor: z.preprocess(blank, z.string().max(80).optional()),
  subject: z.preprocess(blank, z.string().max(80).optional()),
  since: z.preprocess(blank, z.iso.date().optional()),
  until: z.preprocess(blank, z.iso.date().optional()),
  before: z.preprocess(blank, z.uuid().optional()),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type AuditFilter = z.output<typeof auditFilter>

export type AuditEntryView = {
  id: string
  at: string
  actor: { type: string; id: string; name: string }
  action: string
  subject: { id: string; name: string }
  before: unknown
  after: unknown
  /** Why both sides are blank: whoever asks is deciding this one and must not be told, or it is a known answer and they do not curate. */
  hidden: 'deciding' | 'known-answer' | null
}
export type AuditPageView = {
  entries: AuditEntryView[]
  older: string | null
  /** What the ids in these entries are called, where they are called something. */
  names: Record<string, string>
  rooms: string[]
  actors: { id: string; name: string }[]
}
