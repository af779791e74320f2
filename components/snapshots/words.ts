import type { LabelForm, Split } from '@/lib/snapshots/export/schema'

export const splitWords = { train: 'Train', validation: 'Validation', test: 'Test' } as const satisfies Record<
  Split,
  string
>

export const labelFormWords = {
  codes: 'Codes',
  names: 'Names',
  booleans: 'Yes or no',
} as const satisfies Record<LabelForm, string>
