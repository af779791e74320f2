import type { PoolClient } from 'pg'
import { Prisma } from '../../generated/prisma/client'
import type { Texts } from '../../duplicates/engine/grams'
import { openTexts } from '../../duplicates/engine/texts'
import { literalSql } from '../export/literal-sql'
import { copyTuples } from '../export/copy-tuples'
import { type Split, splits } from '../export/schema'
import type { SnapshotSettings } from '../schema'
import { keptOut, matching } from './conditions'

export type ReadSamples = {
  count: number
  texts: Texts
  /** The id of a sample, in the form of a uuid. */
  idOf: (at: number) => string
  stratum: string[]
  before: (Split | null)[]
  /** For each key that samples share, those that share it: `join` is called with each and the first that had it. */
  joins: (join: (one: number, first: number) => void) => void
}

const keys = 5

/** A document by itself, and of a website the page that a passage stands on first: a whole site would be one group. */
const document = Prisma.sql`CASE o.kind WHEN 'document' THEN o.id WHEN 'web' THEN coalesce((
  SELECT place."pageId" FROM "GenerationRow" g JOIN "PassagePlace" place ON place."passageId" = g."passageId"
  WHERE g."runId" = s."runId" AND g.position = s.position ORDER BY place."pageId" LIMIT 1), o.id) END`

const bucket = Prisma.sql`CASE s.meta->>'bucket' WHEN 'training' THEN 'train' WHEN 'validation' THEN 'validation' END`

/**
 * Who goes in, the oldest first: texts as bytes, and the keys that hold samples together: the same text, one family of
 * wrapped or contrasted forms, one document, one persona where that is wanted, and copies by meaning where they were looked for.
 */
export async function readSamples(
  client: PoolClient,
  of: { projectId: string; datasetId: string },
  settings: SnapshotSettings,
  previousId: string | null,
): Promise<ReadSamples> {
  const before = previousId
    ? Prisma.sql`LEFT JOIN (SELECT "sampleId", split FROM "SnapshotRow" WHERE "snapshotId" = ${previousId}::uuid) b ON b."sampleId" = s.id`
    : Prisma.sql``
  const query = Prisma.sql`
    SELECT s.id, s."contentHash", coalesce(s."familyId", s.id), ${document}, ${settings.byPersona ? Prisma.sql`s."personaId"` : Prisma.sql`NULL::uuid`}, meant."groupId",
      coalesce(s.labels[1], s.polarity::text), coalesce(${settings.byBucket ? bucket : Prisma.sql`NULL::text`}, ${previousId ? Prisma.sql`b.split::text` : Prisma.sql`NULL::text`}),
      CASE WHEN s.response <> '' THEN coalesce(s.unwrapped, s.prompt) || E'\n' || s.response ELSE coalesce(s.unwrapped, s.prompt) END
    FROM ${matching(of, settings, Prisma.sql`snapshot_people`)} LEFT JOIN "Source" o ON o.id = s."sourceId" ${before}
      LEFT JOIN (SELECT m."sampleId", m."groupId" FROM "DuplicateGroup" g JOIN "DuplicateMember" m ON m."groupId" = g.id
        WHERE g."datasetId" = ${of.datasetId}::uuid AND g."byMeaning") meant ON meant."sampleId" = s.id
    WHERE ${keptOut(of, settings)} IS NULL ORDER BY s.id`
  const texts = openTexts({ texts: 1024, bytes: 1024 * 1024 })
  const found = { stratum: [] as string[], before: [] as (Split | null)[] }
  let ids = Buffer.alloc(1024 * 16)
  const shared: string[][] = Array.from({ length: keys }, () => [])
  const words = new Map<string, string>()
  let count = 0
  for await (const chunk of copyTuples(client, literalSql(query))) {
    for (let at = 0; at < chunk.length; count++) {
      at += 2 + 4
      if ((count + 1) * 16 > ids.length) ids = Buffer.concat([ids, Buffer.alloc(ids.length)])
      chunk.copy(ids, count * 16, at, at + 16)
      at += 16
      for (let key = 0; key < keys; key++) {
        const length = chunk.readInt32BE(at)
        at += 4
        shared[key]!.push(length === -1 ? '' : chunk.toString('latin1', at, at + 16))
        at += Math.max(0, length)
      }
      const label = cell(chunk, at)
      at = label.end
      const earlier = cell(chunk, at)
      at = earlier.end
      const word = label.text ?? ''
      if (!words.has(word)) words.set(word, word)
      found.stratum.push(words.get(word)!)
      found.before.push(splits.find((each) => each === earlier.text) ?? null)
      const length = chunk.readInt32BE(at)
      at += 4
      texts.addUtf8(chunk, at, at + length)
      at += length
    }
  }
  return {
    count,
    ...found,
    texts: texts.close(),
    idOf: (at) => uuidAt(ids, at),
    joins(join) {
      let firsts = new Map<string, number>()
      for (const [which, column] of shared.entries()) {
        // The first two share their names: a family is called after its request, which may stand there by itself.
        if (which > 1) firsts = new Map()
        column.forEach((key, at) => {
          if (key === '') return
          const first = firsts.get(key)
          if (first === undefined) firsts.set(key, at)
          else join(at, first)
        })
      }
    },
  }
}

function cell(chunk: Buffer, at: number) {
  const length = chunk.readInt32BE(at)
  const end = at + 4 + Math.max(0, length)
  return { text: length === -1 ? null : chunk.toString('utf8', at + 4, end), end }
}

function uuidAt(ids: Buffer, at: number) {
  const hex = ids.toString('hex', at * 16, at * 16 + 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
