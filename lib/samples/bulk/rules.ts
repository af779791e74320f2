import type { BulkAct } from './schema'

const words = {
  accept: ['Accept', 'accepted'],
  reject: ['Reject', 'rejected'],
  flag: ['Flag', 'flagged'],
  reopen: ['Send back to review', 'sent back to review'],
  delete: ['Delete', 'deleted'],
  label: ['Relabel', 'relabelled'],
  replace: ['Replace a label of', 'relabelled'],
  move: ['Move', 'moved'],
} as const satisfies Record<BulkAct['kind'], readonly [string, string]>

const samples = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'sample' : 'samples'}`

export const bulkTitle = ({ kind }: BulkAct, count: number) => `${words[kind][0]} ${samples(count)}`
export const bulkSaid = ({ kind }: BulkAct, count: number) => `${samples(count)} ${words[kind][1]}`
