import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

const enough = 65_536

/** Rows as COPY takes them in binary, in loads of many. `write` puts one down, of at most so many bytes, and tells where it ends. */
export function* copyRows<Row>(
  rows: Iterable<Row>,
  most: number,
  write: (load: Buffer, begin: number, row: Row) => number,
) {
  const fresh = () => Buffer.allocUnsafeSlow(enough + most)
  let load = fresh()
  let end = load.write('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
  for (const row of rows) {
    end = write(load, end, row)
    if (end < enough) continue
    yield load.subarray(0, end)
    load = fresh()
    end = 0
  }
  end = load.writeInt16BE(-1, end)
  yield load.subarray(0, end)
}

/** A few bytes: a copy by name makes an object for each, to be swept up. */
export function copyFew(from: Buffer, begin: number, to: Buffer, at: number, bytes: number) {
  for (let byte = 0; byte < bytes; byte++) to[at + byte] = from[begin + byte]!
}

export const copyInto = (client: PoolClient, where: string, rows: Iterable<Buffer>) =>
  pipeline(
    Readable.from(rows, { objectMode: false }),
    client.query(copyFrom(`COPY ${where} FROM STDIN (FORMAT binary)`)),
  )
