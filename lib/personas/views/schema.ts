import type { Origin, Shape } from '../schema'

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
