import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { askPrepared } from './ask-prepared'
import { bandBase, bitsWithin, wholeKey, within } from './bands/rules'
import { indexBands } from './engine/bands'
import { openComparison } from './engine/compare'
import { openKeys } from './engine/keys'
import { openTexts } from './engine/texts'
import { indexSamples, indexState, type IndexState } from './index-samples'
import { nearAmong } from './near-among'
import { comparedText, defaultThreshold } from './rules'
import type { Copy, TextToFind } from './schema'

type Input = { datasetId: string; texts: TextToFind[]; threshold?: number }

const atOnce = 300

/** For each text the nearest copy that the dataset holds, or null. */
export async function findCopies(ctx: Ctx, input: Input): Promise<(Copy | null)[]> {
  allow(ctx, 'read')
  return nearestOf((await lookUpAll(ctx, input)).found, input.texts)
}

/** The same for texts that come together. Of two of them that are near, the later is a copy of the earlier, which has no id yet. */
export async function findCopiesInGroup(
  ctx: Ctx,
  input: Input,
): Promise<({ sampleId: string | null; similarity: number } | null)[]> {
  allow(ctx, 'read')
  const { found, threshold } = await lookUpAll(ctx, input)
  const copies: ({ sampleId: string | null; similarity: number } | null)[] = nearestOf(found, input.texts)
  const { pairs } = nearAmong(input.texts.map(comparedText), { least: threshold, most: Number.POSITIVE_INFINITY })
  for (const { first, second, similarity } of pairs)
    if (!copies[first] && !copies[second]) copies[second] = { sampleId: null, similarity }
  return copies
}

const nearestOf = (found: Near[][], texts: TextToFind[]) =>
  found.map((near, at): Copy | null => {
    const wrapped = texts[at]?.unwrapped != null
    const copy = near.find(({ wrapper }) =>
      texts[at]?.wrapper === undefined ? (wrapper !== null) === wrapped : texts[at]?.wrapper === wrapper,
    )
    return copy ? { sampleId: copy.sampleId, similarity: copy.similarity } : null
  })

export type Near = Copy & { wrapper: string | null }

/** For each text all that is near, nearest first; in other wrappers too. */
export const findNear = async (ctx: Ctx, input: Input): Promise<Near[][]> => (await lookUpAll(ctx, input)).found

async function lookUpAll(ctx: Ctx, { datasetId, texts, threshold: asked }: Input) {
  const compared = texts.map(comparedText)
  const shares = Array.from({ length: Math.max(1, Math.ceil(texts.length / atOnce)) }, (_, at) =>
    compared.slice(at * atOnce, (at + 1) * atOnce),
  )
  // Of many, the first question would mostly be asked in vain: something came since the last time.
  if (texts.length > 1) await indexSamples(ctx, { datasetId })
  const found: Near[][] = []
  let threshold = asked ?? defaultThreshold
  for (const [at, share] of shares.entries()) {
    let rows = await ask(ctx, datasetId, share)
    if (at === 0 && (!rows[0]?.indexed || rows[0].waiting)) {
      await indexSamples(ctx, { datasetId })
      rows = await ask(ctx, datasetId, share)
    }
    if (asked === undefined && rows[0]) threshold = rows[0].threshold
    found.push(...compare(share, rows))
  }
  return { threshold, found: found.map((near) => near.filter(({ similarity }) => similarity >= threshold)) }
}

type Candidate = {
  text: number
  id: string
  prompt: string
  response: string | null
  unwrapped: string | null
  wrapper: string | null
}
type Row = IndexState & (Candidate | { text: null })

const keysOf = openKeys(indexBands)

/** Those that agree in most bands, and, of the same moment, whether all that could agree is in the table. Of a text of which there are thousands of copies not all are read. */
function ask(ctx: Ctx, datasetId: string, texts: string[]) {
  const base = bandBase(datasetId)
  const keys = texts.map((text) => `{${Array.from(keysOf(text), (key, band) => wholeKey(base, band, key)).join(',')}}`)
  return askPrepared<Row>(
    ctx,
    'duplicates-look-up',
    // Keys in a query of their own: knowing how many there are, Postgres would plan each look-up anew, which takes as long as the look-up.
    Prisma.sql`
    WITH hits AS MATERIALIZED (
      SELECT sought.text, near."sampleId", count(*) AS bands
      FROM unnest((SELECT ${keys}::text[])) WITH ORDINALITY AS sought(keys, text), unnest(sought.keys::bigint[]) AS key,
        LATERAL (
          (SELECT "sampleId" FROM "DuplicateBand" b WHERE b.key = key.key LIMIT 200)
          UNION ALL
          (SELECT b.samples[place] FROM "DuplicateBandBlock" b, unnest(array_positions(b.keys, (key.key & ${within}::int)::int)) AS place
            WHERE b.bucket = key.key >> ${bitsWithin}::int LIMIT 200)
        ) AS near
      GROUP BY 1, 2
    ), nearest AS MATERIALIZED (
      SELECT text, "sampleId", row_number() OVER (PARTITION BY text ORDER BY bands DESC, "sampleId") AS place FROM hits
    ), candidates AS MATERIALIZED (
      SELECT n.text::int - 1 AS text, s.* FROM nearest n, LATERAL (
        SELECT id, prompt, response, unwrapped, wrapper FROM "Sample"
        WHERE id = n."sampleId" AND "datasetId" = ${datasetId}::uuid AND "projectId" = ${ctx.projectId}::uuid OFFSET 0) AS s
      WHERE place <= 32
    )
    SELECT state.*, c.* FROM (${indexState(ctx, datasetId)}) AS state LEFT JOIN candidates c ON true`,
  )
}

/** The same memory for every look-up: asking for it takes longer than comparing. */
const side = openTexts({ texts: 256, bytes: 65_536 })

function compare(texts: string[], rows: Row[]) {
  const candidates = rows.filter((row) => row.text !== null)
  const found: Near[][] = texts.map(() => [])
  if (candidates.length === 0) return found
  side.restart()
  for (const text of texts) side.add(text)
  for (const candidate of candidates) side.add(comparedText(candidate))
  const similarityOf = openComparison(side.close())
  candidates.forEach(({ text, id, wrapper }, at) => {
    const similarity = similarityOf(text, texts.length + at)
    found[text]?.push({ sampleId: id, similarity, wrapper })
  })
  for (const near of found) near.sort((a, b) => b.similarity - a.similarity || (a.sampleId < b.sampleId ? -1 : 1))
  return found
}
