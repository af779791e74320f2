import { z } from 'zod'
import type { Dropped } from '../text/schema'

/** Addresses are found again by an index, which takes no longer ones. */
export const longestAddress = 2000
const address = z.string().trim().min(1).max(longestAddress)

export const fetchPagesInput = z
  .strictObject({
    datasetId: z.uuid(),
    name: z.string().trim().min(1).max(200).optional(),
    addresses: z.array(address).max(2000).default([]),
    sitemap: address.optional(),
    /** Most pages that a sitemap may bring. */
    limit: z.number().int().min(1).max(5000).default(500),
    /** Between two requests to the same host, whoever makes them. */
    secondsBetween: z.number().min(0.1).max(60).default(1),
  })
  .refine(({ addresses, sitemap }) => addresses.length > 0 || sitemap, {
    message: 'Give at least one address, or a sitemap',
  })
export type FetchPagesInput = z.output<typeof fetchPagesInput>

export const pageStates = ['waiting', 'fetched', 'unchanged', 'failed'] as const
export const refetchPagesInput = z.strictObject({
  sourceId: z.uuid(),
  pageIds: z.array(z.uuid()).min(1).max(5000).optional(),
  only: z.enum(pageStates).optional(),
})
export type RefetchPagesInput = z.output<typeof refetchPagesInput>

export const pageFilter = z.object({
  sourceId: z.uuid(),
  state: z.enum(pageStates).optional(),
  after: z.coerce.number().int().min(-1).default(-1),
  take: z.coerce.number().int().min(1).max(500).default(100),
})
export type PageFilter = z.output<typeof pageFilter>

export const passageFilter = z.object({
  sourceId: z.uuid(),
  pageId: z.uuid().optional(),
  after: z.coerce.number().int().min(-1).default(-1),
  take: z.coerce.number().int().min(1).max(200).default(50),
})
export type PassageFilter = z.output<typeof passageFilter>

export const readDocumentsInput = z.strictObject({ datasetId: z.uuid(), uploadIds: z.array(z.uuid()).min(1).max(50) })
export type ReadDocumentsInput = z.output<typeof readDocumentsInput>

export const fetchPlan = z.object({
  sourceId: z.uuid(),
  secondsBetween: z.number().default(1),
  limit: z.number().default(500),
})

export type StartedFetch = { sourceId: string; runId: string; runNumber: number; pages: number }
export type PageView = {
  id: string
  position: number
  /** The address, or the name of the file. */
  address: string
  state: (typeof pageStates)[number]
  reason: string | null
  failure: string | null
  finalAddress: string | null
  canonical: string | null
  title: string | null
  language: string | null
  licence: string | null
  bytes: number
  passages: number
  dropped: Dropped | null
  fetchedAt: string | null
  checkedAt: string | null
}
export type PagesView = {
  pages: PageView[]
  counts: Record<(typeof pageStates)[number], number>
  next: number | null
}
export type PassageView = {
  id: string
  position: number
  heading: string
  text: string
  page: number | null
  used: number
  tainted: boolean
  retired: boolean
  /** The pages that it stands on; more than one where they repeat it. */
  pageIds: string[]
}
