import type { LabelForm, Split } from '@/lib/snapshots/export/schema'
import type { ChangeKind, LeftOut } from '@/lib/snapshots/schema'

export const splitWords = { train: 'Train', validation: 'Validation', test: 'Test' } as const satisfies Record<
  Split,
  string
>

export const labelFormWords = {
  codes: 'Codes',
  names: 'Names',
  booleans: 'Yes or no',
} as const satisfies Record<LabelForm, string>

/** Why samples stay out, in the order in which it is asked. */
export const leftOutWords = {
  notAccepted: 'Not accepted',
  tooFewPeople: 'Too few people',
  tainted: 'Tainted',
} as const satisfies Record<keyof LeftOut, string>

export const changeWords = {
  added: 'Added',
  removed: 'Removed',
  edited: 'Edited',
  relabelled: 'Relabelled',
  moved: 'Moved',
} as const satisfies Record<ChangeKind, string>
