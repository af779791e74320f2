import type { Ctx } from '../ctx'
import type { SampleRow, VerdictShape } from './schema'
import { excerptOf, hasMatch, termsOf } from './text/rules'
import { asUnseen, unseenBy } from './unseen-by'

type Row = Omit<SampleRow, 'excerpt' | 'verdicts' | 'source' | 'unseen' | 'createdAt'> & {
  prompt: string
  response: string | null
  sourceId: string | null
  sourceName: string | null
  sourceRow: number | null
  createdAt: Date
}
type Look = { target: 'prompt' | 'response'; text?: string | undefined }

/** Rows as a list shows them, in the order of the ids. Long texts stay in the database. */
export async function rowsOf(ctx: Ctx, ids: string[], { target, text }: Look): Promise<SampleRow[]> {
  if (ids.length === 0) return []
  const terms = termsOf(text ?? '')
  const kept = terms.length > 0 ? 20_000 : 400
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT s.id, revision, left(prompt, ${kept}::int) AS prompt, left(response, ${kept}::int) AS response, labels, polarity::text AS polarity, "labelSource"::text AS "labelSource",
      state::text AS state, s."sourceId", o.name AS "sourceName", "sourceRow", s."runId", "personaId", model, language, characters, response IS NOT NULL AS "hasResponse",
      CASE WHEN jsonb_typeof(conversation) = 'array' THEN jsonb_array_length(conversation) ELSE 0 END AS turns,
      simulated, tainted, judged, reviewed, s."createdAt"
    FROM "Sample" s LEFT JOIN "Source" o ON o.id = s."sourceId" AND o."projectId" = s."projectId"
    WHERE s."projectId" = ${ctx.projectId}::uuid AND s.id = ANY(${ids}::uuid[])`
  const [verdicts, unseen] = await Promise.all([
    verdictsOf(
      ctx,
      rows.filter(({ judged }) => judged).map(({ id }) => id),
    ),
    unseenBy(ctx, ids),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { prompt, response, sourceId, sourceName, sourceRow, createdAt, ...rest } = row
    const [main, other] = target === 'response' && response !== null ? [response, prompt] : [prompt, response ?? '']
    const shown = terms.length > 0 && !hasMatch(main, terms) && hasMatch(other, terms) ? other : main
    const source = sourceId === null ? null : { id: sourceId, name: sourceName ?? 'Deleted source', row: sourceRow }
    const whole = {
      ...rest,
      excerpt: excerptOf(shown, terms),
      source,
      verdicts: verdicts.get(id) ?? [],
      unseen: false,
      createdAt: createdAt.toISOString(),
    }
    return [asUnseen(whole, unseen.get(id))]
  })
}

/** Each judge's latest verdict, judges in a fixed order. */
async function verdictsOf(ctx: Ctx, ids: string[]) {
  const found = new Map<string, VerdictShape[]>()
  if (ids.length === 0) return found
  const rows = await ctx.db.$queryRaw<(VerdictShape & { sampleId: string })[]>`
    SELECT DISTINCT ON (v."sampleId", j.name) v."sampleId", j.name AS judge, v.outcome::text AS outcome, v.polarity::text AS polarity, v.labels
    FROM "Verdict" v JOIN "Judge" j ON j.id = v."judgeId"
    WHERE v."projectId" = ${ctx.projectId}::uuid AND v."sampleId" = ANY(${ids}::uuid[]) ORDER BY v."sampleId", j.name, v.id DESC`
  for (const { sampleId, ...verdict } of rows) found.set(sampleId, [...(found.get(sampleId) ?? []), verdict])
  return found
}
