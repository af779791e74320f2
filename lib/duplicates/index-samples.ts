import { allow, type Ctx, transaction } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { askPrepared } from './ask-prepared'
import { bandBase } from './bands/rules'
import { answered } from './bands/waiting'
import { writeBlocks } from './bands/write-blocks'
import { indexBands } from './engine/bands'
import { openKeys } from './engine/keys'
import { comparedText, defaultThreshold } from './rules'

const atOnce = 5_000

/** Whether every sample of a dataset can be found by its bands, whether some wait for that, and what counts as near there. */
export type IndexState = { indexed: boolean; waiting: boolean; threshold: number }

/** No row, where there is no such dataset in this project. */
export const indexState = (ctx: Ctx, datasetId: string) => Prisma.sql`
    SELECT EXISTS (SELECT 1 FROM "DuplicateState" WHERE "datasetId" = d.id AND "indexedAt" IS NOT NULL) AS indexed,
      coalesce((SELECT threshold FROM "DuplicateState" WHERE "datasetId" = d.id), ${defaultThreshold}) AS threshold,
      EXISTS (SELECT 1 FROM "DuplicateBacklog" WHERE "datasetId" = d.id AND NOT indexed AND "groupId" IS NULL) AS waiting
    FROM "Dataset" d WHERE d.id = ${datasetId}::uuid AND d."projectId" = ${ctx.projectId}::uuid`

/** Sees to it that every sample of a dataset can be found by its bands: the first time all of them, later what came since. */
export async function indexSamples(ctx: Ctx, { datasetId }: { datasetId: string }) {
  allow(ctx, 'read')
  const [state] = await askPrepared<IndexState>(ctx, 'duplicates-index-state', indexState(ctx, datasetId))
  if (!state) throw notFound('Dataset')
  if (!state.indexed) await transaction(ctx, (ctx) => begin(ctx, datasetId))
  if (state.indexed && !state.waiting) return
  // What only the caller's transaction sees, another connection cannot put into the table.
  if (!ctx.inTransaction) await writeBlocks(ctx, datasetId)
  while (await transaction(ctx, (ctx) => indexNext(ctx, datasetId))) ctx.signal?.throwIfAborted()
}

/** Of two at once, one waits and then finds it done. */
export const lockDataset = (ctx: Ctx, datasetId: string) =>
  ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`duplicates:${datasetId}`}, 0))`

/** Puts all that is there on the list of what is to be looked at. */
async function begin(ctx: Ctx, datasetId: string) {
  await lockDataset(ctx, datasetId)
  const begun = await ctx.db.$executeRaw`
    INSERT INTO "DuplicateState" ("datasetId", "projectId", "indexedAt") VALUES (${datasetId}::uuid, ${ctx.projectId}::uuid, now())
    ON CONFLICT ("datasetId") DO UPDATE SET "indexedAt" = now() WHERE "DuplicateState"."indexedAt" IS NULL`
  if (begun === 0) return
  await ctx.db.$executeRaw`
    INSERT INTO "DuplicateBacklog" ("datasetId", "firstId", "lastId", count, follow)
    SELECT ${datasetId}::uuid, min(id::text)::uuid, max(id::text)::uuid, count(*), false
    FROM (SELECT id, (row_number() OVER (ORDER BY id) - 1) / ${atOnce}::int AS part FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid) AS numbered GROUP BY part`
}

/** One share of what waits. Returns whether there was any. */
async function indexNext(ctx: Ctx, datasetId: string) {
  await lockDataset(ctx, datasetId)
  const ranges = await ctx.db.$queryRaw<{ id: bigint; firstId: string; lastId: string }[]>`
    SELECT id, "firstId", "lastId" FROM (
      SELECT id, "firstId", "lastId", sum(count) OVER (ORDER BY id) - count AS before FROM (
        SELECT * FROM "DuplicateBacklog" WHERE "datasetId" = ${datasetId}::uuid AND NOT indexed AND "groupId" IS NULL ORDER BY id LIMIT 2000) AS next
    ) AS counted WHERE before < ${atOnce}`
  if (ranges.length === 0) return false
  for (const { firstId, lastId } of joined(ranges)) await indexRange(ctx, datasetId, firstId, lastId)
  const notes = ranges.map(({ id }) => String(id))
  for (const statement of answered(datasetId, notes)) await ctx.db.$executeRaw(statement)
  return true
}

/** Samples that come one by one lie side by side: one range instead of thousands. */
function joined(ranges: { firstId: string; lastId: string }[]) {
  const [first] = ranges
  if (!first || ranges.length < 8) return ranges
  const least = ranges.reduce((id, { firstId }) => (firstId < id ? firstId : id), first.firstId)
  const greatest = ranges.reduce((id, { lastId }) => (lastId > id ? lastId : id), first.lastId)
  return [{ firstId: least, lastId: greatest }]
}

type Row = { id: string; prompt: string; response: string | null; unwrapped: string | null }

async function indexRange(ctx: Ctx, datasetId: string, first: string, last: string) {
  const keysOf = openKeys(indexBands)
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await ctx.db.$queryRaw`
      SELECT id, prompt, response, unwrapped FROM "Sample"
      WHERE "projectId" = ${ctx.projectId}::uuid AND "datasetId" = ${datasetId}::uuid AND id >= ${after ?? first}::uuid AND id <= ${last}::uuid
        AND (${after}::uuid IS NULL OR id > ${after}::uuid) ORDER BY id LIMIT ${atOnce}`
    const ids = rows.map(({ id }) => id)
    const keys = rows.map((row) => `{${keysOf(comparedText(row)).join(',')}}`)
    await ctx.db.$executeRaw`
      INSERT INTO "DuplicateBand" (key, "sampleId")
      SELECT ${bandBase(datasetId)}::bigint + ((band - 1) << 32) + (key::bigint & 4294967295) AS full_key, id
      FROM unnest(${ids}::uuid[], ${keys}::text[]) AS sample(id, keys), unnest(sample.keys::int[]) WITH ORDINALITY AS each(key, band)
      ORDER BY full_key ON CONFLICT DO NOTHING`
    if (rows.length < atOnce) return
    after = ids.at(-1) ?? null
  }
}
