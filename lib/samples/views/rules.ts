import { type Column, inOrder, usualColumns } from './schema'

/** Columns as a cookie keeps them. A judge's name may hold anything, so it is spelt in what a cookie may hold. */
export function columnsOf(kept: string | undefined): Column[] {
  if (kept === undefined) return usualColumns
  return inOrder(kept.split('.').map(spelt))
}
export const keptColumns = (chosen: readonly Column[]) =>
  chosen.map((column) => encodeURIComponent(column).replaceAll('.', '%2E')).join('.')

function spelt(part: string) {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
