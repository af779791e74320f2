import { type Column, columns, usualColumns } from './schema'

/** Columns as a cookie keeps them. */
export function columnsOf(kept: string | undefined): Column[] {
  if (kept === undefined) return usualColumns
  const names = kept.split('.')
  return columns.filter((column) => names.includes(column))
}
export const keptColumns = (chosen: readonly Column[]) => chosen.join('.')
