import type { ColumnChunk } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js'
import { bytesOut, ensure, putRange } from './bytes-out'

/** Large enough to pack well; what is left behind of smaller pages is soon used again. */
export const pageSize = 128 * 1024

type Page = { until: number; rows: number; nulls: number }

/**
 * A column of texts or whole numbers, whose cells go from one buffer into another: a million of them leave nothing for
 * the garbage collector. Its room is used again for the next group.
 */
export function openColumn(
  { name, number, required }: { name: string; number: boolean; required: boolean },
  pack: (bytes: Uint8Array) => Uint8Array,
) {
  const out = bytesOut(2 * pageSize)
  let there = new Uint8Array(1024)
  let pages: Page[] = []
  let [rows, begun, rowsBefore, nulls] = [0, 0, 0, 0]

  function count(isThere: boolean) {
    if (rows === there.length) {
      const more = new Uint8Array(rows * 2)
      more.set(there)
      there = more
    }
    there[rows++] = isThere ? 1 : 0
    if (!isThere) nulls++
    if (out.at - begun >= pageSize) endPage()
  }

  function endPage() {
    pages.push({ until: out.at, rows: rows - rowsBefore, nulls })
    ;[begun, rowsBefore, nulls] = [out.at, rows, 0]
  }

  function writePage(writer: ByteWriter, from: { byte: number; row: number }, { until, rows, nulls }: Page) {
    const bytes = out.bytes.subarray(from.byte, until)
    const packed = pack(bytes)
    const levels = new ByteWriter()
    if (!required) writeRleBitPackedHybrid(levels, there.subarray(from.row, from.row + rows), 1)
    const begun = writer.offset
    writePageHeader(writer, {
      type: 'DATA_PAGE_V2',
      uncompressed_page_size: levels.offset + bytes.length,
      compressed_page_size: levels.offset + packed.length,
      data_page_header_v2: {
        num_values: rows,
        num_nulls: nulls,
        num_rows: rows,
        encoding: 'PLAIN',
        definition_levels_byte_length: levels.offset,
        repetition_levels_byte_length: 0,
        is_compressed: true,
      },
    })
    const header = writer.offset - begun
    writer.appendBytes(levels.getBytes())
    writer.appendBytes(packed)
    return header + levels.offset + bytes.length
  }

  return {
    addNull: () => count(false),
    /** A cell as the database wrote it: the bytes of a text, or the digits of a number. */
    add(chunk: Buffer, start: number, end: number) {
      ensure(out, 4)
      out.at = out.bytes.writeInt32LE(number ? Number(chunk.toString('latin1', start, end)) : end - start, out.at)
      if (!number) putRange(out, chunk, start, end)
      count(true)
    },
    /** Writes the group that was collected, and begins the next. */
    write(writer: ByteWriter): ColumnChunk {
      if (rows > rowsBefore) endPage()
      const begin = writer.offset
      let uncompressed = 0
      let from = { byte: 0, row: 0 }
      for (const page of pages) {
        uncompressed += writePage(writer, from, page)
        from = { byte: page.until, row: from.row + page.rows }
      }
      const values = rows
      pages = []
      ;[rows, begun, rowsBefore, nulls] = [0, 0, 0, 0]
      out.at = 0
      return {
        file_offset: BigInt(begin),
        meta_data: {
          type: number ? 'INT32' : 'BYTE_ARRAY',
          encodings: ['PLAIN'],
          path_in_schema: [name],
          codec: 'ZSTD',
          num_values: BigInt(values),
          total_compressed_size: BigInt(writer.offset - begin),
          total_uncompressed_size: BigInt(uncompressed),
          data_page_offset: BigInt(begin),
        },
      }
    },
  }
}
