import { z } from 'zod'
import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { namesOf } from './names-of'
import type { DecisionView, SampleInput, SampleView } from './schema'
import { asUnseen, unseenBy } from './unseen-by'
import { unseenIds } from './unseen-ids'

const turns = z.array(z.object({ role: z.string(), content: z.string() })).catch([])
const meta = z.record(z.string(), z.unknown()).nullable().catch(null)

/** All there is to know about one sample: its texts, where they came from, what judges said and people did. */
export async function getSample(ctx: Ctx, { sampleId }: SampleInput): Promise<SampleView> {
  allow(ctx, 'read')
  const sample = await ctx.db.sample.findFirst({ where: { id: sampleId, projectId: ctx.projectId } })
  if (!sample) throw notFound('Sample')
  const {
    projectId,
    datasetId,
    policyVersionId,
    sourceId,
    sourceRow,
    conversation,
    createdAt,
    updatedAt: _,
    position: __,
    familyId: ___,
    ...rest
  } = sample
  const [dataset, version, run, persona, verdicts, decisions, sources, found, hidden, held] = await Promise.all([
    ctx.db.dataset.findFirst({ where: { id: datasetId, projectId }, select: { id: true, name: true, target: true } }),
    ctx.db.policyVersion.findUnique({
      where: { id: policyVersionId },
      select: { number: true, policy: { select: { name: true } } },
    }),
    sample.runId
      ? ctx.db.run.findFirst({
          where: { id: sample.runId, projectId },
          select: { id: true, number: true, title: true },
        })
      : null,
    sample.personaId
      ? ctx.db.persona.findFirst({ where: { id: sample.personaId, projectId }, select: { id: true, text: true } })
      : null,
    ctx.db.verdict.findMany({
      where: { sampleId, projectId },
      orderBy: { id: 'desc' },
      take: 100,
      include: { judge: { select: { name: true, policyVersionId: true } } },
    }),
    decisionsOf(ctx, sampleId),
    sourcesOf(ctx, sampleId, sourceId, sourceRow),
    ctx.db.sample.findMany({
      where: { datasetId, contentHash: sample.contentHash, projectId, id: { not: sampleId } },
      take: 20,
      select: { id: true, datasetId: true, labels: true, polarity: true },
    }),
    unseenBy(ctx, [sampleId]),
    unseenIds(ctx, datasetId),
  ])
  const copies = found.filter(({ id }) => !held.includes(id))
  if (!dataset || !version) throw notFound('Dataset')
  const latest = [...new Map(verdicts.toReversed().map((verdict) => [verdict.judge.name, verdict])).values()].sort(
    (one, other) => one.judge.name.localeCompare(other.judge.name),
  )
  const unseen = hidden.get(sampleId)
  const codes =
    unseen?.labels ??
    [
      sample.labels,
      ...latest.map(({ labels }) => labels),
      ...decisions.flatMap(({ fromLabels, toLabels }) => [fromLabels, toLabels]),
      ...copies.map(({ labels }) => labels),
    ].flat()
  const earlier = turns.parse(conversation)
  const view = {
    ...rest,
    dataset,
    policy: { name: version.policy.name, version: version.number },
    conversation: earlier,
    turns: earlier.length,
    hasResponse: sample.response !== null,
    sources,
    run,
    persona,
    meta: meta.parse(sample.meta),
    createdAt: createdAt.toISOString(),
    verdicts: latest.map(
      ({
        judge,
        id,
        outcome,
        polarity,
        labels,
        confidence,
        severity,
        rationale,
        reason,
        latencyMs,
        costMicros,
        cached,
        simulated,
        createdAt,
      }) => ({
        judge: judge.name,
        id,
        outcome,
        polarity,
        labels,
        confidence,
        severity,
        // What was not read has no rationale; why not stands in its place.
        rationale: rationale ?? reason,
        latencyMs,
        costMicros,
        cached,
        simulated,
        at: createdAt.toISOString(),
      }),
    ),
    decisions,
    copies,
    names: await namesOf(ctx, [policyVersionId, ...latest.map(({ judge }) => judge.policyVersionId)], codes),
    unseen: false,
  }
  if (!unseen) return view
  // A label may stand in a file's other columns and in a copy of the text too.
  const quiet = { decisions: [], copies: [], sources: sources.map((source) => ({ ...source, labels: null })) }
  return { ...asUnseen(view, unseen), ...quiet, ...(unseen.blind && { meta: null, persona: null }) }
}

async function decisionsOf(ctx: Ctx, sampleId: string): Promise<DecisionView[]> {
  const rows = await ctx.db.$queryRaw<(Omit<DecisionView, 'at'> & { at: Date })[]>`
    SELECT d.id, d.act::text AS act, coalesce(u.name, k.name, 'Someone') AS by, d."fromLabels", d."toLabels", d."fromState"::text AS "fromState", d."toState"::text AS "toState",
      d.note, d.seconds, d."suggestionsVisible", v.number AS "policyVersion", d."runId", EXISTS (SELECT 1 FROM "Decision" o WHERE o."undoesId" = d.id) AS undone, d."createdAt" AS at
    FROM "Decision" d LEFT JOIN "User" u ON u.id = d."userId" LEFT JOIN "ApiKey" k ON k.id = d."userId" LEFT JOIN "PolicyVersion" v ON v.id = d."policyVersionId"
    WHERE d."projectId" = ${ctx.projectId}::uuid AND d."sampleId" = ${sampleId}::uuid ORDER BY d.id DESC LIMIT 200`
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** The row it is, and every row that was kept out because it said the same. */
function sourcesOf(ctx: Ctx, sampleId: string, sourceId: string | null, row: number | null) {
  return ctx.db.$queryRaw<SampleView['sources']>`
    SELECT s.id, s.name, s.licence, o.row, o.labels FROM (
      SELECT ${sourceId}::uuid AS id, ${row}::int AS row, NULL::text[] AS labels, 0 AS rank
      UNION ALL (SELECT "sourceId", row, labels, 1 FROM "SampleSource" WHERE "sampleId" = ${sampleId}::uuid LIMIT 50)
    ) AS o JOIN "Source" s ON s.id = o.id AND s."projectId" = ${ctx.projectId}::uuid ORDER BY o.rank, s.name, o.row`
}
