import { contentHash } from '../content-hash'
import type { Ctx } from '../ctx'
import { findCopiesInGroup } from '../duplicates/find-copies'
import { newId } from '../ids'
import { writeVerdicts } from '../judges/panel/write-verdicts'
import { polarityOf } from '../policy/rules'
import { forgetAnswers } from '../providers/calls/kept-answers'
import type { Materials } from './find-materials'
import { looksForNear } from './rules'
import type { Landed, Written } from './write-row'

type Texts = Extract<Landed, { written: Written; outcome: 'written' | 'judged' }>
type Candidate = Texts & { hash: string }
type Repeat = { reason: 'repeat' | 'near' | 'same'; nearId: string | null; similarity: number | null }
type Fate = Repeat | null

type Batch = { id: string; runId: string; first: number; size: number }

export type Unjudged = Extract<Landed, { outcome: 'written' }>

/** Writes what came of a group of rows, in the transaction that proves that the batch is still ours. Returns those that wait for their judges now. */
export async function landRows(ctx: Ctx, batch: Batch, materials: Materials, landed: Landed[]): Promise<Unjudged[]> {
  const { plan, dataset } = materials
  const { runId } = batch
  // One group of a dataset at a time: of two that hold the same text, the second must see the first.
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`generation:${dataset.id}`}, 0))`
  const candidates = landed.flatMap((each): Candidate[] =>
    each.outcome === 'written' || each.outcome === 'judged'
      ? [{ ...each, hash: contentHash(each.written.prompt, each.written.response) }]
      : [],
  )
  const fates = await fatesOf(ctx, materials, candidates)
  const unjudged = candidates.filter(
    (each): each is Unjudged & Candidate =>
      each.outcome === 'written' && materials.judges.length > 0 && !fates.get(each.row.position),
  )
  const waiting = new Set(unjudged.map(({ row }) => row.position))
  const samples = candidates.map((candidate) => {
    const { position } = candidate.row
    return plan.examples || fates.get(position) || waiting.has(position) ? null : sampleOf(materials, candidate)
  })
  const idOf = new Map(samples.flatMap((sample) => (sample ? [[sample.position, sample.id] as const] : [])))
  await updateRows(
    ctx,
    runId,
    landed.map((each) => outcomeOf(each, fates, idOf, waiting)),
  )
  await forgetAnswers(
    ctx,
    runId,
    landed.map(({ row }) => row.position),
  )
  const fresh = samples.filter((sample) => sample !== null)
  if (fresh.length > 0) await insertSamples(ctx, runId, materials, fresh)
  const verdicts = candidates.flatMap((each) => {
    const sampleId = idOf.get(each.row.position)
    return each.outcome === 'judged' && sampleId ? each.verdicts.map((verdict) => ({ ...verdict, sampleId })) : []
  })
  await writeVerdicts(ctx, { datasetId: dataset.id, runId }, verdicts)
  await countPassages(
    ctx,
    landed.filter(({ outcome }) => outcome !== 'judged'),
  )
  await countUnits(ctx, batch)
  return unjudged
}

/** From the rows each time, so that nothing drifts, however often a batch is tried. One that gets on is no batch that kills its worker. */
const countUnits = (ctx: Ctx, { id, runId, first, size }: Batch) => ctx.db.$executeRaw`
  UPDATE "Batch" SET done = now.kept, failed = now.others, attempts = least(attempts, 1), interruptions = 0 FROM (
    SELECT count(*) FILTER (WHERE outcome = 'kept')::int AS kept, count(*) FILTER (WHERE outcome IN ('notKept', 'failed'))::int AS others
    FROM "GenerationRow" WHERE "runId" = ${runId}::uuid AND position >= ${first} AND position < ${first + size}
  ) AS now WHERE id = ${id}::uuid`

/** Why a text repeats another, by its row; null where it repeats none. Of two in one group, the second repeats the first. */
async function fatesOf(ctx: Ctx, { plan, kind, dataset }: Materials, candidates: Candidate[]) {
  const fates = new Map<number, Fate>()
  if (candidates.length === 0) return fates
  const hashes = candidates.map(({ hash }) => hash)
  const there = await ctx.db.$queryRaw<{ id: string; hash: string }[]>`
    SELECT there.id, sought.hash FROM unnest(${hashes}::uuid[]) AS sought(hash),
      LATERAL (SELECT id FROM "Sample" WHERE "datasetId" = ${dataset.id}::uuid AND "contentHash" = sought.hash LIMIT 1) AS there`
  const seen = new Map<string, string | null>(there.map(({ id, hash }) => [hash, id]))
  for (const { row, hash } of candidates) {
    if (seen.has(hash)) {
      const nearId = seen.get(hash) ?? null
      fates.set(row.position, {
        reason: nearId !== null && nearId === row.fromSampleId ? 'same' : 'repeat',
        nearId,
        similarity: 1,
      })
    } else seen.set(hash, null)
  }
  const open = candidates.filter(({ row }) => !fates.has(row.position))
  if (!looksForNear(kind, plan.near) || open.length === 0) return fates
  const copies = await findCopiesInGroup(ctx, {
    datasetId: dataset.id,
    texts: open.map(({ written }) => ({ prompt: written.prompt, response: written.response })),
  })
  for (const [at, copy] of copies.entries()) {
    const position = open[at]?.row.position
    if (copy && position !== undefined)
      fates.set(position, { reason: 'near', nearId: copy.sampleId, similarity: copy.similarity })
  }
  return fates
}

const contentOf = ({ prompt, conversation, response }: Written) => ({
  prompt,
  ...(conversation.length > 0 && { conversation }),
  ...(response !== null && { response }),
})

function outcomeOf(landed: Landed, fates: Map<number, Fate>, idOf: Map<number, string>, waiting: Set<number>) {
  const { row, facts } = landed
  const none = { reason: null, detail: null, content: null, sampleId: null, nearId: null, similarity: null }
  const shared = { ...none, position: row.position, ...facts }
  if (landed.outcome === 'failed')
    return { ...shared, outcome: 'failed', reason: landed.reason, detail: landed.detail.slice(0, 2_000) }
  if (landed.outcome === 'notKept')
    return {
      ...shared,
      outcome: 'notKept',
      reason: landed.reason,
      detail: landed.detail.slice(0, 2_000),
      content: landed.written ? contentOf(landed.written) : { raw: stored(landed.raw) },
    }
  const fate = fates.get(row.position)
  if (fate) return { ...shared, outcome: 'notKept', ...fate, content: contentOf(landed.written) }
  // All of it: whoever goes on after a crash has to know what is judged.
  if (waiting.has(row.position)) return { ...shared, outcome: 'judging', content: landed.written }
  const sampleId = idOf.get(row.position) ?? null
  return { ...shared, outcome: 'kept', sampleId, content: sampleId ? null : contentOf(landed.written) }
}

/** What cannot be stored is left out: it is kept to be looked at, and no more. */
const stored = (text: string) => text.slice(0, 64_000).toWellFormed().replaceAll('\0', '')

const updateRows = (ctx: Ctx, runId: string, rows: object[]) => ctx.db.$executeRaw`
  UPDATE "GenerationRow" g SET outcome = n.outcome, reason = n.reason, detail = n.detail, content = n.content, "sampleId" = n."sampleId", "nearId" = n."nearId",
    similarity = n.similarity, "refusedBy" = n."refusedBy", model = n.model, simulated = n.simulated, calls = n.calls,
    "tokensIn" = n."tokensIn", "tokensOut" = n."tokensOut", "costMicros" = n."costMicros",
    "landedAt" = CASE WHEN n.outcome = 'judging' THEN NULL ELSE clock_timestamp() END
  FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n(position int, outcome "RowOutcome", reason text, detail text, content jsonb, "sampleId" uuid, "nearId" uuid,
    similarity real, "refusedBy" text[], model text, simulated boolean, calls int, "tokensIn" int, "tokensOut" int, "costMicros" int)
  WHERE g."runId" = ${runId}::uuid AND g.position = n.position`

function sampleOf({ dataset, labels }: Materials, { row, facts, written, hash }: Candidate) {
  const known = labels.filter(({ code }) => written.labels.includes(code))
  const { meta, conversation, ...texts } = written
  return {
    ...texts,
    id: newId(),
    position: row.position,
    conversation: conversation.length > 0 ? conversation : null,
    polarity: polarityOf(known),
    labelSource: known.length > 0 ? 'generator' : 'none',
    policyVersionId: dataset.policyVersionId,
    personaId: row.personaId,
    model: facts.model,
    costMicros: facts.costMicros,
    simulated: facts.simulated,
    characters: written.prompt.length + (written.response?.length ?? 0),
    contentHash: hash,
    meta,
  }
}

const insertSamples = (ctx: Ctx, runId: string, { dataset }: Materials, samples: object[]) => ctx.db.$executeRaw`
  INSERT INTO "Sample" (id, "projectId", "datasetId", "runId", position, prompt, conversation, response, "safePrompt", "policyVersionId", labels, polarity,
    "labelSource", "sourceId", "personaId", "familyId", model, "costMicros", simulated, tainted, language, characters, "contentHash", meta)
  SELECT id, ${ctx.projectId}::uuid, ${dataset.id}::uuid, ${runId}::uuid, position, prompt, conversation, response, "safePrompt", "policyVersionId", labels, polarity,
    "labelSource", "sourceId", "personaId", "familyId", model, "costMicros", simulated, tainted, language, characters, "contentHash", meta
  FROM jsonb_to_recordset(${JSON.stringify(samples)}::jsonb) AS n(id uuid, position int, prompt text, conversation jsonb, response text, "safePrompt" text,
    "policyVersionId" uuid, labels text[], polarity "Polarity", "labelSource" "LabelSource", "sourceId" uuid, "personaId" uuid, "familyId" uuid, model text,
    "costMicros" int, simulated boolean, tainted boolean, language text, characters int, "contentHash" uuid, meta jsonb)`

async function countPassages(ctx: Ctx, landed: Landed[]) {
  const ids = landed.flatMap(({ row }) => row.passageId ?? [])
  if (ids.length === 0) return
  await ctx.db.$executeRaw`
    UPDATE "Passage" p SET used = used + n.times FROM (SELECT id, count(*)::int AS times FROM unnest(${ids}::uuid[]) AS id GROUP BY 1) AS n
    WHERE p.id = n.id AND p."projectId" = ${ctx.projectId}::uuid`
}
