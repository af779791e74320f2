import type { Command } from '@/lib/review/settings/schema'

export const commandWords: Record<Command, string> = {
  next: 'Next sample',
  previous: 'Sample before',
  accept: 'Accept what is suggested',
  skip: 'Skip: it comes again at the end',
  flag: 'Flag',
  reject: 'Reject',
  note: 'Comment',
  edit: 'Edit the text',
  undo: 'Undo',
  veil: 'Veil on or off',
  reveal: 'Show this text',
  search: 'Search',
}
