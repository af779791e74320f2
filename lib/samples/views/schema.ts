import { z } from 'zod'
import { orders, sampleFilter, type Order, type SampleFilter } from '../filter/schema'

export const columns = [
  'source',
  'judges',
  'state',
  'characters',
  'labelSource',
  'language',
  'persona',
  'run',
  'model',
  'created',
] as const
export type Column = (typeof columns)[number]
export const usualColumns: Column[] = ['source', 'judges', 'state', 'characters']

const name = z.string().trim().min(1, 'Give it a name').max(60, 'At most 60 characters')
const kept = {
  name,
  filter: sampleFilter,
  columns: z.array(z.enum(columns)).max(columns.length),
  order: z.enum(orders),
  shared: z.boolean(),
}

export const listViewsInput = z.strictObject({ dataset: z.uuid().optional() })
export type ListViewsInput = z.output<typeof listViewsInput>
export const saveViewInput = z.strictObject({
  ...kept,
  dataset: z.uuid().optional(),
  columns: kept.columns.default(usualColumns),
  order: kept.order.default('newest'),
  shared: kept.shared.default(false),
})
export type SaveViewInput = z.output<typeof saveViewInput>
export const changeViewInput = z.strictObject({
  viewId: z.uuid(),
  name: name.optional(),
  filter: kept.filter.optional(),
  columns: kept.columns.optional(),
  order: kept.order.optional(),
  shared: kept.shared.optional(),
})
export type ChangeViewInput = z.output<typeof changeViewInput>
export const viewInput = z.strictObject({ viewId: z.uuid() })
export type ViewInput = z.output<typeof viewInput>

export type SavedView = {
  id: string
  name: string
  shared: boolean
  mine: boolean
  ownerName: string
  filter: SampleFilter
  columns: Column[]
  order: Order
}

/** A view as it was kept, read again with today's rules: what they no longer know is left out. */
export const keptView = z.object({
  filter: sampleFilter.catch({}),
  columns: z.array(z.string()).transform((names) => columns.filter((column) => names.includes(column))),
  order: z.enum(orders).catch('newest'),
})
