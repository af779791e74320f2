import type { ReadText } from '../text/schema'

export type Fetched = {
  kind: 'fetched'
  read: ReadText
  finalAddress: string
  etag: string | null
  lastModified: string | null
  sha256: string
  bytes: number
}
export type Outcome =
  | Fetched
  | { kind: 'unchanged'; etag: string | null; lastModified: string | null }
  | { kind: 'failed'; failure: string; reason: string }
  /** Not now: the next try may find it. */
  | { kind: 'later'; failure: string; reason: string }

export type KnownPage = {
  address: string
  etag: string | null
  lastModified: string | null
  sha256: string | null
  fetchedAt: Date | null
}
