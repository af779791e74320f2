import { z } from 'zod'

/** Everything in the desk that has a key of its own, in the order of the sheet. */
export const commands = [
  'next',
  'previous',
  'accept',
  'skip',
  'flag',
  'reject',
  'note',
  'edit',
  'undo',
  'veil',
  'reveal',
  'search',
] as const
export type Command = (typeof commands)[number]

/** Keys that a command may have. Digits and the other letters are the labels’. Backspace and Delete are not among them: nothing is thrown away by a slip. */
export const bindableKeys: readonly string[] = [
  ...'abcdefhijklmnopqrstuvwxyz',
  'Enter',
  'Space',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  '/',
  '.',
  ',',
  ';',
  '-',
  '=',
]

export const usualKeys = {
  next: 'j',
  previous: 'k',
  accept: 'Enter',
  skip: 's',
  flag: 'f',
  reject: 'x',
  note: 'c',
  edit: 'e',
  undo: 'z',
  veil: 'b',
  reveal: 'r',
  search: '/',
} as const satisfies Record<Command, string>

const key = z.string().refine((value) => bindableKeys.includes(value), 'This key cannot be used')
const codes = z.array(z.string().min(1).max(120)).max(100)

export const reviewerSettings = z.strictObject({
  keys: z.partialRecord(z.enum(commands), key).default({}),
  /** Whole texts behind the veil: never, always, or under these labels. */
  veil: z.enum(['off', 'always', 'labels']).default('off'),
  veilLabels: codes.default([]),
  /** Strong words and contact details are covered until held. */
  masks: z.boolean().default(false),
  moreWords: z.array(z.string().trim().min(2).max(40)).max(200).default([]),
  /** Samples under these labels do not come. */
  optOut: codes.default([]),
  /** At most so many unsafe ones in ten; null for no limit. */
  unsafeInTen: z.number().int().min(1).max(9).nullable().default(null),
  /** Minutes of reviewing after which a break is suggested; null for never. */
  breakMinutes: z.number().int().min(5).max(180).nullable().default(45),
})
export type ReviewerSettings = z.output<typeof reviewerSettings>

export const saveSettingsInput = z
  .strictObject({ settings: reviewerSettings })
  .refine(({ settings }) => keyClash(settings.keys) === null, 'Two commands have the same key')
export type SaveSettingsInput = z.output<typeof saveSettingsInput>

/** The key that two commands share, if any. */
export function keyClash(keys: ReviewerSettings['keys']): string | null {
  const all = commands.map((command) => keys[command] ?? usualKeys[command])
  return all.find((one, at) => all.indexOf(one) !== at) ?? null
}

/** One's own exposure; unsafe means that an unsafe label was on the sample before or after. */
export type MyTotals = {
  dayDecisions: number
  daySeconds: number
  dayUnsafe: number
  weekDecisions: number
  weekSeconds: number
  weekUnsafe: number
}
