import { z } from 'zod'

export const origins = ['starter', 'paste', 'file', 'hub'] as const
export type Origin = (typeof origins)[number]
export const states = ['active', 'retired', 'all'] as const
export type State = (typeof states)[number]
export const shapes = ['auto', 'lines', 'blocks', 'records'] as const
export type Shape = (typeof shapes)[number]

export const longest = 2000
export const mostTags = 20
/** Ids of one act that travel through a door, and so can be undone. */
export const mostIds = 20_000

const plain = (text: string) => text.isWellFormed() && !/[\p{Cc},]/u.test(text)
const stored = (text: string) => text.isWellFormed() && !text.includes('\0')
const list = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

export const tag = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Write a tag')
  .max(60, 'At most 60 characters')
  .refine(plain, 'A tag has no commas or line breaks')
export const group = z
  .string()
  .trim()
  .max(60, 'At most 60 characters')
  .refine(plain, 'A group has no commas or line breaks')
  .refine((name) => name !== ungrouped, 'This name is taken by “no group”')
export const text = z
  .string()
  .trim()
  .min(3, 'Write at least three characters')
  .max(longest, `At most ${longest.toLocaleString('en')} characters`)
  .refine(stored, 'It holds characters that cannot be stored')
const tags = z
  .array(tag)
  .max(mostTags, `At most ${mostTags} tags`)
  .transform((tags) => [...new Set(tags)])
const source = z
  .string()
  .trim()
  .max(300, 'At most 300 characters')
  .refine(stored, 'It holds characters that cannot be stored')

/** Stands for "in no group" where groups are chosen by name. */
export const ungrouped = '-'

const criteria = {
  search: z.string().trim().max(200).default(''),
  /** Of one facet any, of several facets each; written "age:25-34,work:care". */
  tags: z.union([z.string().max(4000).transform(list), z.array(z.string().max(60)).max(60)]).default([]),
  groups: z.union([z.string().max(4000).transform(list), z.array(z.string().max(60)).max(60)]).default([]),
  origins: z
    .union([z.string().max(60).transform(list), z.array(z.string())])
    .pipe(z.array(z.enum(origins)))
    .default([]),
  state: z.enum(states).default('active'),
}
export const personaFilter = z.object(criteria)
export type PersonaFilter = z.output<typeof personaFilter>
export const personaPage = z.object({
  ...criteria,
  before: z.uuid().optional(),
  after: z.uuid().optional(),
  take: z.coerce.number().int().min(1).max(500).default(100),
})
export type PersonaPage = z.output<typeof personaPage>

/** Some personas by id, or all that a filter finds. */
export const selection = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(mostIds) }),
  z.strictObject({ filter: personaFilter }),
])
export type Selection = z.output<typeof selection>

export const personaInput = z.strictObject({ personaId: z.uuid() })
export type PersonaInput = z.output<typeof personaInput>
export const selectionInput = z.strictObject({ which: selection })
export type SelectionInput = z.output<typeof selectionInput>
export const tagInput = z.strictObject({ which: selection, tag, act: z.enum(['add', 'remove']) })
export type TagInput = z.output<typeof tagInput>
export const groupInput = z.strictObject({ which: selection, group })
export type GroupInput = z.output<typeof groupInput>
export const editInput = z.strictObject({
  personaId: z.uuid(),
  revision: z.number().int(),
  text: text.optional(),
  tags: tags.optional(),
  group: group.optional(),
})
export type EditInput = z.output<typeof editInput>
export const pairInput = z.strictObject({ firstId: z.uuid(), secondId: z.uuid() })
export type PairInput = z.output<typeof pairInput>

const given = { tags: tags.default([]), group: group.default(''), source: source.default('') }
export const pasted = z.strictObject({
  text: z.string().min(1, 'Paste something first').max(900_000, 'This is too much to paste: bring it in as a file'),
  shape: z.enum(shapes).default('auto'),
})
export type Pasted = z.output<typeof pasted>
export const addInput = z.strictObject({ ...pasted.shape, ...given })
export type AddInput = z.output<typeof addInput>
export const fileInput = z.strictObject({ uploadId: z.uuid(), column: z.string().min(1).max(300).optional() })
export type FileInput = z.output<typeof fileInput>
export const importInput = z.strictObject({ ...fileInput.shape, ...given })
export type ImportInput = z.output<typeof importInput>
export const startersInput = z.strictObject({ tags: z.array(tag).max(200).default([]) })
export type StartersInput = z.output<typeof startersInput>

export const drawInput = z.strictObject({
  count: z.number().int().min(1).max(200_000),
  seed: z.number().int(),
  /** Drawn before, and so not again. */
  already: z.array(z.uuid()).max(200_000).default([]),
  /** Leaves out whoever wrote in this dataset. */
  unusedIn: z.uuid().optional(),
  spread: z.boolean().default(false),
  from: personaFilter.omit({ state: true }).default({ search: '', tags: [], groups: [], origins: [] }),
})
export type DrawInput = z.output<typeof drawInput>

export type PersonaView = {
  id: string
  text: string
  tags: string[]
  group: string
  origin: Origin
  source: string
  revision: number
  retiredAt: string | null
  createdAt: string
  /** Samples it wrote, in all datasets of the project. */
  samples: number
}
export type PersonaPageView = { personas: PersonaView[]; newer: string | null; older: string | null }
export type Count = { value: string; count: number }
export type PersonaCounts = {
  active: number
  retired: number
  matching: number
  facets: { facet: string; values: Count[] }[]
  groups: Count[]
  origins: Count[]
}

export type NewLine = { line: number; text: string }
export type RepeatLine = NewLine & ({ of: 'here'; first: number } | { of: 'there'; id: string; retired: boolean })
export type BadLine = { line: number; reason: string; original: string }
/** What would happen to each line. The lists are cut off; the counts are not. */
export type AddPreview = {
  shape: Shape
  hub: boolean
  fresh: NewLine[]
  repeats: RepeatLine[]
  unreadable: BadLine[]
  counts: Tally
}
export type Tally = { read: number; added: number; repeats: number; unreadable: number }
export type FilePreview = AddPreview & {
  uploadId: string
  name: string
  bytes: number
  columns: string[]
  /** As it was named; without one, each row is looked at for itself. */
  column: string | null
  guess: string | null
  /** Whether these counts are of the whole file. */
  whole: boolean
  small: boolean
}

export type Added = Tally & { origin: Origin }
/** Null where too many were changed for an undo to carry their ids. */
export type Changed = { changed: number; ids: string[] | null }
export type StarterView = { text: string; tags: string[]; there: boolean }
export type CopyView = Pick<PersonaView, 'id' | 'text' | 'group' | 'origin' | 'samples' | 'createdAt'>
export type CopiesView = {
  compared: number
  of: number
  more: boolean
  pairs: { similarity: number; first: CopyView; second: CopyView }[]
}
export type Drawn = {
  personas: { id: string; text: string; tags: string[]; group: string }[]
  ranOut: boolean
  pool: number
  left: number
}
