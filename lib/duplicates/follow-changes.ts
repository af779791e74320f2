import type { Ctx } from '../ctx'
import { db, pool } from '../db'
import { findNear } from './find-copies'
import { indexSamples } from './index-samples'
import { readyToSettle, settle } from './pass/settle'
import { writeRates } from './pass/write-rates'
import { regroupSamples } from './regroup-samples'
import { comparedText, followAtMost } from './rules'

type Waiting = {
  datasetId: string
  projectId: string
  threshold: number
  indexed: boolean
  samples: number
  fresh: number
}

/** A larger dataset is put into the table of bands only when something asks to look texts up: a million take ten seconds. */
const indexUnasked = 2_000_000
const rateUnasked = 100_000

/** Brings the groups of datasets that were looked through up to date with what came, changed or went since. */
export async function followChanges() {
  for (const datasetId of await readyToSettle(pool)) await settle(pool, datasetId)
  const waiting = await db.$queryRaw<Waiting[]>`
    SELECT s."datasetId", s."projectId", s.threshold, s."indexedAt" IS NOT NULL AS indexed, b.fresh,
      (SELECT coalesce(sum(count), 0)::int FROM "SampleDelta" d WHERE d."datasetId" = s."datasetId") AS samples
    FROM (SELECT "datasetId", coalesce(sum(count) FILTER (WHERE "groupId" IS NULL AND NOT indexed AND follow), 0)::int AS fresh FROM "DuplicateBacklog" GROUP BY 1 LIMIT 20) AS b
    JOIN "DuplicateState" s ON s."datasetId" = b."datasetId" AND s."passedAt" IS NOT NULL`
  for (const dataset of waiting) await follow(dataset)
  await forget()
}

async function follow({ datasetId, projectId, threshold, indexed, samples, fresh }: Waiting) {
  const ctx: Ctx = { actor: { type: 'system', id: 'duplicates', name: 'Duplicates' }, role: 'viewer', projectId, db }
  if (fresh > followAtMost || (!indexed && samples > indexUnasked)) return
  if (fresh > 0) await indexSamples(ctx, { datasetId })
  const rows = await db.$queryRaw<
    { id: bigint; firstId: string | null; lastId: string | null; groupId: string | null }[]
  >`
    SELECT id, "firstId", "lastId", "groupId" FROM "DuplicateBacklog" WHERE "datasetId" = ${datasetId}::uuid AND (indexed OR "groupId" IS NOT NULL) ORDER BY id LIMIT 500`
  if (rows.length === 0) return
  const near = new Set<string>()
  for (const { firstId, lastId } of rows)
    if (firstId && lastId) for (const id of await nearOf(ctx, { datasetId, threshold, firstId, lastId })) near.add(id)
  await regroupSamples(ctx, {
    datasetId,
    threshold,
    sampleIds: [...near],
    groupIds: rows.flatMap(({ groupId }) => groupId ?? []),
    backlogIds: rows.map(({ id }) => id),
  })
  if (samples <= rateUnasked) await writeRates(pool, datasetId)
}

type Range = { datasetId: string; threshold: number; firstId: string; lastId: string }

/** New samples that have a near copy, and those copies; and those of a group, who may have none any more. */
async function nearOf(ctx: Ctx, { datasetId, threshold, firstId, lastId }: Range) {
  const samples = await ctx.db.sample.findMany({
    where: { projectId: ctx.projectId, datasetId, id: { gte: firstId, lte: lastId } },
    select: { id: true, prompt: true, response: true, unwrapped: true },
    take: followAtMost,
  })
  const ids = samples.map(({ id }) => id)
  const texts = samples.map((sample) => ({ prompt: comparedText(sample) }))
  const found = await findNear(ctx, { datasetId, texts, threshold })
  const grouped = await ctx.db.duplicateMember.findMany({
    where: { datasetId, sampleId: { in: ids } },
    select: { sampleId: true },
  })
  return [
    ...grouped.map(({ sampleId }) => sampleId),
    ...found.flatMap((near, at) => {
      const others = near.filter(({ sampleId }) => sampleId !== ids[at]).map(({ sampleId }) => sampleId)
      return others.length > 0 ? [ids[at] ?? '', ...others] : []
    }),
  ]
}

/** Nobody waits for what came to a dataset that was never asked about: whoever asks first reads it all. */
async function forget() {
  const idle = await db.$queryRaw<{ datasetId: string }[]>`
    SELECT DISTINCT "datasetId" FROM "DuplicateBacklog" b WHERE NOT EXISTS (SELECT 1 FROM "DuplicateState" s WHERE s."datasetId" = b."datasetId") LIMIT 100`
  for (const { datasetId } of idle)
    await db.$transaction(async (tx) => {
      // Held against the one who asks first: two statements, so that the second sees what they wrote.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`duplicates:${datasetId}`}, 0))`
      await tx.$executeRaw`
        DELETE FROM "DuplicateBacklog" WHERE "datasetId" = ${datasetId}::uuid AND NOT EXISTS (SELECT 1 FROM "DuplicateState" WHERE "datasetId" = ${datasetId}::uuid)`
    })
}
