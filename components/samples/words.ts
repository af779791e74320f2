import type { LabelSource, SampleState } from '@/lib/samples/schema'

export const stateWords: Record<SampleState, string> = {
  new: 'New',
  accepted: 'Accepted',
  rejected: 'Rejected',
  flagged: 'Flagged',
}
export const originWords: Record<LabelSource, string> = {
  none: 'Nobody',
  human: 'A person',
  judge: 'A judge',
  import: 'Import',
  generator: 'Generator',
}
export const polarityWords = { safe: 'Safe', unsafe: 'Unsafe', caution: 'Caution', none: 'No polarity' } as const
export const unreadWords = { unreadable: 'Unreadable', refused: 'Refused' } as const
export const orderWords = { newest: 'Newest', oldest: 'Oldest', longest: 'Longest', shortest: 'Shortest' } as const
export const columnWords = {
  source: 'Source',
  judges: 'Judges',
  state: 'State',
  characters: 'Chars',
  labelSource: 'Label from',
  language: 'Language',
  persona: 'Persona',
  run: 'Run',
  model: 'Model',
  created: 'Added',
} as const

/** What an act on many came to; what was left as it was counts in the rest. */
export type BulkResult = { changed: number } & Partial<Record<'decided' | 'already' | 'refused', number>>

export function restWords(result: BulkResult | null) {
  const { decided = 0, already = 0, refused = 0 } = result ?? {}
  const parts = [
    decided > 0 && `${decided} decided by somebody meanwhile`,
    already > 0 && `${already} as they were`,
    refused > 0 && `${refused} without a label`,
  ].filter(Boolean)
  return parts.length > 0 ? `; ${parts.join(', ')}` : ''
}
