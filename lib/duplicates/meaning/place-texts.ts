import { z } from 'zod'
import { AppError } from '../../errors'
import type { Ctx } from '../../ctx'
import { Prisma } from '../../generated/prisma/client'
import type { Attempt } from '../../job'
import { callModel } from '../../providers/call-model'

/** Texts in one call, and calls at once: an answer of a few thousand dimensions stays under a megabyte. */
const inOneCall = 32
const callsAtOnce = 8
/** What embedding models take, and more than most texts have. */
const longest = 8_000

/** As in `comparedText`. */
const compared = Prisma.sql`CASE WHEN s.response <> '' THEN coalesce(s.unwrapped, s.prompt) || E'\n' || s.response ELSE coalesce(s.unwrapped, s.prompt) END`

type Row = { id: string; text: string; hash: string }
type Placed = { id: string; hash: string; vector: string }
const answer = z.array(z.base64()).max(inOneCall)

/** Asks the model for every text of the dataset that it has not placed as it stands now. */
export async function placeTexts(
  ctx: Ctx,
  { run, batch, keep, winding }: Attempt,
  { datasetId, modelId }: { datasetId: string; modelId: string },
): Promise<'placed' | 'unfinished'> {
  for (;;) {
    if (winding.aborted) return 'unfinished'
    const rows = await ctx.db.$queryRaw<Row[]>`
      SELECT s.id, left(${compared}, ${longest}) AS text, md5(${compared})::uuid AS hash FROM "Sample" s
      WHERE s."datasetId" = ${datasetId}::uuid AND s."projectId" = ${run.projectId}::uuid AND NOT EXISTS (
        SELECT 1 FROM "SampleMeaning" m WHERE m."sampleId" = s.id AND m."modelId" = ${modelId}::uuid AND m."textHash" = md5(${compared})::uuid)
      ORDER BY s.id LIMIT ${inOneCall * callsAtOnce}`
    if (rows.length === 0) return 'placed'
    const shares = Array.from({ length: Math.ceil(rows.length / inOneCall) }, (_, at) =>
      rows.slice(at * inOneCall, (at + 1) * inOneCall),
    )
    const answers = await Promise.all(
      shares.map((share) => ask(ctx, share, { modelId, runId: run.id, batchId: batch.id, winding })),
    )
    const placed = answers.flatMap((each) => each ?? [])
    if (placed.length > 0) await keep((ctx) => write(ctx, { datasetId, modelId, placed }), { done: placed.length })
    if (answers.includes(null)) return 'unfinished'
  }
}

type Asked = { modelId: string; runId: string; batchId: string; winding: AbortSignal }

/** The vectors of some texts, or null where nobody may ask now. */
async function ask(ctx: Ctx, rows: Row[], asked: Asked): Promise<Placed[] | null> {
  const result = await callModel(ctx, {
    ...asked,
    purpose: 'embed',
    messages: [{ role: 'user', content: JSON.stringify(rows.map(({ text }) => text)) }],
    schema: answer,
    maxTokens: 1,
  })
  if (result.outcome === 'stopped') return null
  if (result.outcome !== 'answered')
    throw new AppError('unavailable', 'error' in result ? result.error : 'The model gave no vectors')
  if (result.object.length !== rows.length) throw new AppError('unavailable', 'The model gave fewer vectors than texts')
  return rows.map(({ id, hash }, at) => ({ id, hash, vector: result.object[at] ?? '' }))
}

const write = (
  ctx: Ctx,
  { datasetId, modelId, placed }: { datasetId: string; modelId: string; placed: Placed[] },
) => ctx.db.$executeRaw`
  INSERT INTO "SampleMeaning" ("sampleId", "projectId", "datasetId", "modelId", "textHash", vector)
  SELECT id, ${ctx.projectId}::uuid, ${datasetId}::uuid, ${modelId}::uuid, hash, decode(vector, 'base64')
  FROM jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) AS row(id uuid, hash uuid, vector text)
  ON CONFLICT ("sampleId") DO UPDATE SET "modelId" = excluded."modelId", "textHash" = excluded."textHash", vector = excluded.vector, "datasetId" = excluded."datasetId"`
