import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Texts } from '../engine/grams'
import { openTexts } from '../engine/texts'
import { splits } from '../schema'

export type Read = {
  texts: Texts
  count: number
  /** The id of a text's sample, as hex. */
  idOf: (at: number) => string
  /** The number of its wrapper; 0 for none. */
  wrapper: Int32Array
}

const header = 19

type Which = {
  datasetId: string
  expected: { texts: number; bytes: number }
  /** Only these, or only those of one source. */
  ids?: string[]
  sourceId?: string | null
  /** The rows of this snapshot instead, as they were frozen; of one split, or all. */
  snapshotId?: string | null
  split?: (typeof splits)[number] | null
  /** Texts that are there already stay before these. */
  into?: ReturnType<typeof openTexts>
}

/** The texts of a dataset, oldest first, as bytes: they go from the socket to shared memory without becoming strings. */
export async function readTexts(client: PoolClient, { into, expected, ...which }: Which): Promise<Read> {
  const texts = into ?? openTexts(expected)
  let sampleIds = Buffer.alloc(Math.max(1, expected.texts) * 16)
  let wrapper = new Int32Array(Math.max(1, expected.texts))
  const wrappers = new Map<string, number>()
  let count = 0

  function note(bytes: Buffer, at: number) {
    if (bytes.readInt16BE(at) === -1) return
    const text = at + 2 + 4 + 16
    const name = text + 4 + bytes.readInt32BE(text)
    const nameLength = bytes.readInt32BE(name)
    if (count === wrapper.length) {
      sampleIds = Buffer.concat([sampleIds, Buffer.alloc(sampleIds.length + 1024 * 16)])
      const more = new Int32Array(sampleIds.length / 16)
      more.set(wrapper)
      wrapper = more
    }
    bytes.copy(sampleIds, count * 16, at + 6, at + 22)
    if (nameLength >= 0) {
      const key = bytes.toString('utf8', name + 4, name + 4 + nameLength)
      if (!wrappers.has(key)) wrappers.set(key, wrappers.size + 1)
      wrapper[count] = wrappers.get(key)!
    }
    texts.addUtf8(bytes, text + 4, name)
    count++
  }

  const stream = client.query(copyTo(`COPY (${rowsOf(which)}) TO STDOUT (FORMAT binary)`))
  let rest: Buffer = Buffer.alloc(0)
  let begun = false
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let at = begun ? 0 : header
    if (bytes.length < at) {
      rest = bytes
      continue
    }
    begun = true
    for (let end = endOf(bytes, at); end !== -1; end = endOf(bytes, at)) {
      note(bytes, at)
      at = end
    }
    rest = bytes.subarray(at)
  }
  return { texts: texts.close(), count, idOf: (at) => sampleIds.toString('hex', at * 16, at * 16 + 16), wrapper }
}

/** What is compared of a row, as in `comparedText`. */
export const comparedSql = (row: string) =>
  `CASE WHEN ${row}.response <> '' THEN coalesce(${row}.unwrapped, ${row}.prompt) || E'\\n' || ${row}.response ELSE coalesce(${row}.unwrapped, ${row}.prompt) END`

/** COPY takes no parameters. */
function rowsOf({ datasetId, ids, sourceId, snapshotId, split }: Omit<Which, 'into' | 'expected'>) {
  if (snapshotId) {
    const ofSplit = split ? `AND split = '${splits.find((each) => each === split)}'` : ''
    return `SELECT "sampleId", ${comparedSql('r')}, wrapper FROM "SnapshotRow" r WHERE "snapshotId" = '${asId(snapshotId)}' ${ofSplit} ORDER BY position`
  }
  const chosen = ids ? `AND id IN (${ids.map((id) => `'${asId(id)}'`).join(', ')})` : ''
  const ofSource = sourceId ? `AND "sourceId" = '${asId(sourceId)}'` : ''
  return `SELECT id, ${comparedSql('r')}, wrapper FROM "Sample" r WHERE "datasetId" = '${asId(datasetId)}' ${chosen} ${ofSource} ORDER BY id`
}

/** Where the row that begins here ends, or -1 while it has not come whole. */
function endOf(bytes: Buffer, at: number) {
  if (at + 2 > bytes.length) return -1
  if (bytes.readInt16BE(at) === -1) return at + 2
  let end = at + 2 + 20
  for (let field = 0; field < 2; field++) {
    if (end + 4 > bytes.length) return -1
    end += 4 + Math.max(0, bytes.readInt32BE(end))
  }
  return end <= bytes.length ? end : -1
}

function asId(id: string) {
  if (!/^[0-9a-f-]{32,36}$/i.test(id)) throw new Error('Not an id')
  return id
}
