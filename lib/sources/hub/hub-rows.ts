import { z } from 'zod'
import { askJson, type HubAccess } from './ask-hub'
import { rowsEndpoint } from './hub-address'

const page = z.object({
  rows: z.array(z.object({ row_idx: z.number(), row: z.record(z.string(), z.unknown()) })),
  num_rows_total: z.number().int().nonnegative(),
})
export type HubRow = { index: number; row: Record<string, unknown> }
type Split = { id: string; config: string; split: string }

export const rowsInPage = 100

/** Up to a hundred rows, as the hub's viewer shows them. */
export async function hubRows(
  { id, config, split }: Split,
  offset: number,
  length: number,
  access: HubAccess,
): Promise<{ rows: HubRow[]; total: number }> {
  const query = new URLSearchParams({
    dataset: id,
    config,
    split,
    offset: String(offset),
    length: String(Math.min(length, rowsInPage)),
  })
  const { value } = await askJson(page, `${rowsEndpoint()}/rows?${query}`, access)
  return { rows: value.rows.map(({ row_idx, row }) => ({ index: row_idx, row })), total: value.num_rows_total }
}

/** Rows of a split as JSON lines, a page at a time. */
export async function* hubRowLines(
  split: Split,
  { offset, length }: { offset: number; length: number | null },
  access: HubAccess,
): AsyncGenerator<string> {
  let end = length === null ? Number.POSITIVE_INFINITY : offset + length
  for (let at = offset; at < end; ) {
    const { rows, total } = await hubRows(split, at, end - at, access)
    end = Math.min(end, total)
    if (rows.length === 0) return
    yield rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('')
    at += rows.length
  }
}
