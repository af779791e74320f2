import type { Ctx } from '../../ctx'
import { bytes, cell } from './copy-text'
import type { Encoding } from '../read/schema'
import { encode } from '../read/encodings'
import type { Entry } from '../read/entry'

export type RejectedRow = {
  row: number
  file: string
  line: number
  column: number | null
  reason: string
  original: string
  encoding: Encoding
}
/** All are counted; of a file that is refused the first thousand are kept. */
export type Rejected = { count: number; first: RejectedRow[] }

export const rejectsKept = 1000
export const rejectCopy = 'COPY "Reject" ("sourceId", "row", "file", "line", "column", "reason", "original") FROM STDIN'

export const rejectedRow = (
  row: number,
  file: string,
  { line, column, original }: Entry,
  reason: string,
  encoding: Encoding,
): RejectedRow => ({
  row,
  file: file.toWellFormed(),
  line,
  column,
  reason: reason.toWellFormed().replaceAll('\0', '␀'),
  original,
  encoding,
})

export const rejectLine = (sourceId: string, { row, file, line, column, reason, original, encoding }: RejectedRow) =>
  `${sourceId}\t${row + 1}\t${cell(file)}\t${line}\t${column ?? '\\N'}\t${cell(reason)}\t${bytes(encode(original, encoding))}`

export async function keepRejects(ctx: Ctx, sourceId: string, rows: readonly RejectedRow[]) {
  await ctx.db.reject.createMany({
    data: rows.map(({ row, file, line, column, reason, original, encoding }) => ({
      sourceId,
      row: row + 1,
      file,
      line,
      column,
      reason,
      original: new Uint8Array(encode(original.slice(0, 1_000_000), encoding)),
    })),
  })
}
