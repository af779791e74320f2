import { z } from 'zod'
import type { Ctx } from '../ctx'
import { polarityOf } from '../policy/rules'
import { findDataset } from '../samples/find-dataset'
import { sameLabels } from '../samples/rules'
import type { VerdictView } from '../samples/schema'
import { excerptOf } from '../samples/text/rules'
import { unseenBy } from '../samples/unseen-by'
import { unseenIds } from '../samples/unseen-ids'
import { suggestionOf } from './decision/rules'
import type { NearCopy, ReviewSample } from './decision/schema'

type Row = Omit<
  ReviewSample,
  'suggestion' | 'verdicts' | 'copies' | 'source' | 'run' | 'conversation' | 'createdAt'
> & {
  conversation: unknown
  createdAt: Date
  contentHash: string
  sourceId: string | null
  sourceName: string | null
  sourceRow: number | null
  runId: string | null
  runNumber: number | null
  runTitle: string | null
}
const turns = z.array(z.object({ role: z.string(), content: z.string() })).catch([])

/** Samples with all that helps to decide them, in a few questions for however many. Blind: what others think stays here. */
export async function readReviewSamples(
  ctx: Ctx,
  { datasetId, blind }: { datasetId: string; blind: boolean },
  ids: readonly string[],
): Promise<ReviewSample[]> {
  if (ids.length === 0) return []
  const [dataset, rows, verdicts, copies, unseen, heldIds] = await Promise.all([
    findDataset(ctx, datasetId),
    rowsOf(ctx, ids),
    blind ? [] : verdictsOf(ctx, ids),
    blind ? [] : copiesOf(ctx, datasetId, ids),
    unseenBy(ctx, ids),
    unseenIds(ctx, datasetId),
  ])
  return rows.map(
    ({
      sourceId,
      sourceName,
      sourceRow,
      runId,
      runNumber,
      runTitle,
      conversation,
      createdAt,
      contentHash: _,
      ...row
    }) => {
      const held = unseen.get(row.id)
      const hidden = blind || held?.blind === true
      const labels = hidden ? [] : (held?.labels ?? row.labels)
      const said = verdicts.filter(({ sampleId }) => sampleId === row.id).map(({ sampleId: _, ...verdict }) => verdict)
      const given = suggestionOf(said, labels, dataset.labels, dataset.multiLabel)
      // A known answer is never suggested, by judges neither: then it comes like one that no judge has read.
      const tells = held && given && sameLabels([...given.labels].sort(), [...held.known].sort())
      const [verdictsShown, suggestion] = hidden || tells ? [[], null] : [said, given]
      const known = dataset.labels.filter(({ code }) => labels.includes(code))
      return {
        ...row,
        conversation: turns.parse(conversation ?? []),
        source: sourceId === null ? null : { id: sourceId, name: sourceName ?? 'Deleted source', row: sourceRow },
        run: runId === null || runNumber === null ? null : { id: runId, number: runNumber, title: runTitle ?? '' },
        createdAt: createdAt.toISOString(),
        labels,
        polarity: polarityOf(known),
        suggestion,
        verdicts: verdictsShown,
        copies: copies
          .filter(({ of, id }) => of === row.id && !hidden && !heldIds.includes(id))
          .map(({ of: _, prompt, ...copy }) => ({ ...copy, excerpt: excerptOf(prompt, []) })),
      }
    },
  )
}

function rowsOf(ctx: Ctx, ids: readonly string[]) {
  return ctx.db.$queryRaw<Row[]>`
    SELECT s.id, s.revision, s.prompt, s.response, s.conversation, s.unwrapped, s.wrapper, s."safePrompt", s.labels, s.polarity::text AS polarity, s.language, s.characters,
      s.simulated, s.tainted, s."createdAt", s."contentHash", s."sourceId", o.name AS "sourceName", s."sourceRow", s."runId", r.number AS "runNumber", r.title AS "runTitle", left(p.text, 300) AS persona,
      CASE WHEN s."familyId" IS NULL THEN 0 ELSE (SELECT count(*)::int - 1 FROM "Sample" f WHERE f."datasetId" = s."datasetId" AND f."familyId" = s."familyId") END AS family
    FROM "Sample" s LEFT JOIN "Source" o ON o.id = s."sourceId" LEFT JOIN "Run" r ON r.id = s."runId" AND r."projectId" = s."projectId" LEFT JOIN "Persona" p ON p.id = s."personaId"
    WHERE s."projectId" = ${ctx.projectId}::uuid AND s.id = ANY(${[...ids]}::uuid[])`
}

/** Each judge's latest, judges in a fixed order. */
async function verdictsOf(ctx: Ctx, ids: readonly string[]) {
  const rows = await ctx.db.$queryRaw<(Omit<VerdictView, 'at'> & { sampleId: string; at: Date })[]>`
    SELECT v.id, v."sampleId", j.name AS judge, v.outcome::text AS outcome, v.polarity::text AS polarity, v.labels, v.confidence, v.severity, left(v.rationale, 2000) AS rationale,
      v."latencyMs", v."costMicros", v.cached, v.simulated, v."createdAt" AS at
    FROM "Verdict" v JOIN "Judge" j ON j.id = v."judgeId"
    WHERE v."projectId" = ${ctx.projectId}::uuid AND v."sampleId" = ANY(${[...ids]}::uuid[]) AND v.current ORDER BY v."sampleId", j.name, v."judgeId"`
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

/** Of the same words, and of the same group of near copies as far as the dataset was compared. */
function copiesOf(ctx: Ctx, datasetId: string, ids: readonly string[]) {
  return ctx.db.$queryRaw<(Omit<NearCopy, 'excerpt'> & { of: string; prompt: string })[]>`
    SELECT s.id AS of, c.id, c.labels, c.polarity::text AS polarity, left(c.prompt, 400) AS prompt, c."contentHash" = s."contentHash" AS exact,
      CASE WHEN own."partnerId" = c.id THEN own.similarity WHEN other."partnerId" = s.id THEN other.similarity END AS similarity
    FROM "Sample" s LEFT JOIN "DuplicateMember" own ON own."sampleId" = s.id AND own."datasetId" = ${datasetId}::uuid
    CROSS JOIN LATERAL (
      SELECT c.id FROM "Sample" c WHERE c."datasetId" = ${datasetId}::uuid AND c."contentHash" = s."contentHash" AND c.id <> s.id
      UNION SELECT m."sampleId" FROM "DuplicateMember" m WHERE m."groupId" = own."groupId" AND m."sampleId" <> s.id LIMIT 6
    ) AS near JOIN "Sample" c ON c.id = near.id AND c."projectId" = s."projectId" LEFT JOIN "DuplicateMember" other ON other."sampleId" = c.id
    WHERE s.id = ANY(${[...ids]}::uuid[]) AND s."projectId" = ${ctx.projectId}::uuid`
}
