import type { LabelSource, Polarity, SampleState } from '../schema'

/** How many samples have exactly these values. */
export type Combination = {
  labels: string[]
  polarity: Polarity
  labelSource: LabelSource
  state: SampleState
  sourceId: string | null
  judged: boolean
  reviewed: boolean
  count: number
}

export type FacetCount = { value: string; count: number }
export type Facets = {
  total: number
  labels: FacetCount[]
  polarity: FacetCount[]
  state: FacetCount[]
  labelSource: FacetCount[]
  source: FacetCount[]
  judged: FacetCount[]
  reviewed: FacetCount[]
}
/** What one judge says: a polarity, or that it could not be read or would not answer. */
export type JudgeFacet = { id: string; name: string; counts: FacetCount[]; atLeast: boolean }
export type FacetView = Facets & {
  /** Without any filter. */
  all: number
  /** Looking at every row would have taken too long: there are at least so many. */
  atLeast: boolean
  /** Personas and languages were counted among the newest samples only. */
  valuesAtLeast: boolean
  countedAt: string
  sources: { id: string; name: string }[]
  /** Values that are not counted as samples change, of the same matches; empty where there are none. */
  personas: (FacetCount & { name: string })[]
  languages: FacetCount[]
  /** Each judge that has answered about samples of this dataset. */
  judges: JudgeFacet[]
}
