import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Texts } from '../engine/grams'
import { openTexts } from '../engine/texts'
import { splits } from '../schema'
import { copyFew } from './copy-rows'

export type Read = {
  texts: Texts
  count: number
  /** The id of a text's sample, as hex. */
  idOf: (at: number) => string
  /** The same, as sixteen bytes for each. */
  ids: Buffer
  /** What else is known of each text, as a place in `kinds`. */
  kind: Int32Array
  kinds: Kind[]
}

/** What many texts have in common, and how many have it. */
export type Kind = Record<'wrapper' | 'sourceId' | 'runId' | 'model', string | null> & {
  texts: number
  /** Its labels as they come, or null where it has none. */
  labels: string | null
  /** All of it as Postgres says it, and so as it takes it back. */
  fields: Buffer
}

/** What is read of a sample besides its text, in this order. */
export const kindColumns = 'wrapper, "sourceId", "runId", model, labels, polarity'

const header = 19

type Which = {
  datasetId: string
  expected: { texts: number; bytes: number }
  /** Only these, or only those of one source. */
  ids?: string[]
  /** Only those within these ranges, one range after another. */
  ranges?: { first: string; last: string }[]
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
  let ids = Buffer.alloc(Math.max(1, expected.texts) * 16)
  let kind = new Int32Array(Math.max(1, expected.texts))
  const { kinds, kindOf } = openKinds()
  let count = 0

  function note(bytes: Buffer, at: number, end: number) {
    if (bytes.readInt16BE(at) === -1) return
    if (count === kind.length) {
      ids = Buffer.concat([ids, Buffer.alloc(ids.length + 1024 * 16)])
      const more = new Int32Array(ids.length / 16)
      more.set(kind)
      kind = more
    }
    const text = at + 2 + 4 + 16
    const textEnd = text + 4 + bytes.readInt32BE(text)
    copyFew(bytes, at + 6, ids, count * 16, 16)
    kind[count] = kindOf(bytes, textEnd, end)
    texts.addUtf8(bytes, text + 4, textEnd)
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
      note(bytes, at, end)
      at = end
    }
    rest = bytes.subarray(at)
  }
  return { texts: texts.close(), count, idOf: (at) => ids.toString('hex', at * 16, at * 16 + 16), ids, kind, kinds }
}

/** Numbers for what texts have in common: it is kept once, not a million times. */
function openKinds() {
  const kinds: Kind[] = []
  const known = new Map<string, number>()
  let last = -1

  function kindOf(bytes: Buffer, from: number, until: number) {
    // Samples that came together lie together.
    if (kinds[last]?.fields.compare(bytes, from, until) !== 0) {
      const key = bytes.toString('latin1', from, until)
      last = known.get(key) ?? -1
      if (last === -1) {
        last = kinds.push(kindFrom(Buffer.from(bytes.subarray(from, until)))) - 1
        known.set(key, last)
      }
    }
    kinds[last]!.texts++
    return last
  }
  return { kinds, kindOf }
}

function kindFrom(fields: Buffer): Kind {
  let at = 0
  const next = (encoding: 'utf8' | 'hex' | 'latin1') => {
    const length = at < fields.length ? fields.readInt32BE(at) : -1
    at += 4 + Math.max(0, length)
    return length < 0 ? null : fields.toString(encoding, at - length, at)
  }
  return {
    texts: 0,
    fields,
    wrapper: next('utf8'),
    sourceId: asUuid(next('hex')),
    runId: asUuid(next('hex')),
    model: next('utf8'),
    labels: someOf(next('latin1')),
  }
}

/** An array begins with how many dimensions it has: an empty one has none. */
const someOf = (array: string | null) => (array?.startsWith('\0\0\0\0') ? null : array)

const asUuid = (hex: string | null) => hex?.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') ?? null

/** What is compared of a row, as in `comparedText`. */
export const comparedSql = (row: string) =>
  `CASE WHEN ${row}.response <> '' THEN coalesce(${row}.unwrapped, ${row}.prompt) || E'\\n' || ${row}.response ELSE coalesce(${row}.unwrapped, ${row}.prompt) END`

/** COPY takes no parameters. */
function rowsOf({ datasetId, ids, ranges, sourceId, snapshotId, split }: Omit<Which, 'into' | 'expected'>) {
  if (snapshotId) {
    const ofSplit = split ? `AND split = '${splits.find((each) => each === split)}'` : ''
    return `SELECT "sampleId", ${comparedSql('r')} FROM "SnapshotRow" r WHERE "snapshotId" = '${asId(snapshotId)}' ${ofSplit} ORDER BY position`
  }
  if (ranges) {
    const pairs = ranges.map(({ first, last }) => `('${asId(first)}'::uuid, '${asId(last)}'::uuid)`).join(', ')
    return `SELECT r.id, ${comparedSql('r')}, ${kindColumns} FROM (VALUES ${pairs}) AS range(first, last),
      LATERAL (SELECT * FROM "Sample" WHERE "datasetId" = '${asId(datasetId)}' AND id BETWEEN range.first AND range.last OFFSET 0) AS r`
  }
  const chosen = ids ? `AND id IN (${ids.map((id) => `'${asId(id)}'`).join(', ')})` : ''
  const ofSource = sourceId ? `AND "sourceId" = '${asId(sourceId)}'` : ''
  return `SELECT id, ${comparedSql('r')}, ${kindColumns} FROM "Sample" r WHERE "datasetId" = '${asId(datasetId)}' ${chosen} ${ofSource} ORDER BY id`
}

/** Where the row that begins here ends, or -1 while it has not come whole. */
function endOf(bytes: Buffer, at: number) {
  if (at + 2 > bytes.length) return -1
  const fields = bytes.readInt16BE(at)
  if (fields === -1) return at + 2
  let end = at + 2 + 20
  for (let field = 1; field < fields; field++) {
    if (end + 4 > bytes.length) return -1
    end += 4 + Math.max(0, bytes.readInt32BE(end))
  }
  return end <= bytes.length ? end : -1
}

function asId(id: string) {
  if (!/^[0-9a-f-]{32,36}$/i.test(id)) throw new Error('Not an id')
  return id
}
