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
