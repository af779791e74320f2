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
export type FixedColumn = (typeof columns)[number]
/** One judge's own word, by the name that all its versions share. */
type JudgeColumn = `judge:${string}`
export type Column = FixedColumn | JudgeColumn
export const judgeColumn = (name: string): JudgeColumn => `judge:${name}`
/** Which judge a column is of; null for the columns that every table has. */
export const judgeOf = (column: Column) => (isJudgeColumn(column) ? column.slice('judge:'.length) : null)
const isJudgeColumn = (name: string): name is JudgeColumn => /^judge:./.test(name)
const isColumn = (name: string): name is Column => isJudgeColumn(name) || columns.some((column) => column === name)

/** In the table's order: of the judges each stands behind what all of them say. */
export function inOrder(chosen: readonly string[]): Column[] {
  const known = [...new Set(chosen)].filter(isColumn)
  const judges = known.filter(isJudgeColumn).sort()
  return columns.flatMap((column) => [
    ...(known.includes(column) ? [column] : []),
    ...(column === 'judges' ? judges : []),
  ])
}

export const usualColumns: Column[] = ['source', 'judges', 'state', 'characters']

const name = z.string().trim().min(1, 'Give it a name').max(60, 'At most 60 characters')
const kept = {
  name,
  filter: sampleFilter,
  columns: z
    .array(z.string().max(200).refine(isColumn, 'There is no such column'))
    .max(columns.length + 20)
    .transform(inOrder),
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
  columns: z.array(z.string()).transform(inOrder),
  order: z.enum(orders).catch('newest'),
})
