import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { namesOf } from '../samples/names-of'
import { unseenIds } from '../samples/unseen-ids'
import { holdsUnseen } from './group-conditions'
import { keepersOf } from './rules'
import type { GroupInput, GroupView, Labelled, MemberView } from './schema'

const shownAtMost = 50
type Row = Omit<MemberView, 'createdAt' | 'stays'> & { policyVersionId: string; createdAt: Date }

/** One group with its members, the oldest first: their texts, labels, where they came from, and who would stay. */
export async function getGroup(ctx: Ctx, { groupId }: GroupInput): Promise<GroupView> {
  allow(ctx, 'read')
  const group = await ctx.db.duplicateGroup.findFirst({
    where: { id: groupId, projectId: ctx.projectId },
    select: {
      id: true,
      datasetId: true,
      size: true,
      lane: true,
      exact: true,
      least: true,
      byMeaning: true,
      kept: true,
    },
  })
  if (!group) throw notFound('Group')
  // As if it were gone, since another answer would say that one of its samples is a known answer.
  if (await holdsUnseen(ctx, groupId, await unseenIds(ctx, group.datasetId))) throw notFound('Group')
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT s.id, s.revision, left(s.prompt, 20000) AS prompt, left(s.response, 20000) AS response, left(s.unwrapped, 20000) AS unwrapped, s.wrapper,
      s.labels, s.polarity::text AS polarity, s.state::text AS state, s.reviewed, s.characters, s."policyVersionId", s.model, s."createdAt",
      m."partnerId", m.similarity, m."byMeaning", m.exact, o.name AS source, CASE WHEN r.number IS NOT NULL THEN r.title || ' (' || r.number || ')' END AS run, v.agreement, v.verdicts
    FROM "DuplicateMember" m JOIN "Sample" s ON s.id = m."sampleId" AND s."projectId" = ${ctx.projectId}::uuid
      LEFT JOIN "Source" o ON o.id = s."sourceId" AND o."projectId" = s."projectId" LEFT JOIN "Run" r ON r.id = s."runId" AND r."projectId" = s."projectId",
      LATERAL (SELECT avg((polarity = s.polarity)::int)::float AS agreement, count(*)::int AS verdicts FROM "Verdict" WHERE "sampleId" = s.id AND outcome = 'read') AS v
    WHERE m."groupId" = ${groupId}::uuid ORDER BY s.id LIMIT ${shownAtMost}`
  const labelled = await ctx.db.$queryRaw<Labelled[]>`
    SELECT labels, polarity::text AS polarity, count(*)::int AS count FROM "DuplicateMember" WHERE "groupId" = ${groupId}::uuid GROUP BY 1, 2 ORDER BY 3 DESC, 1`
  const keepers = new Set((group.size <= rows.length ? keepersOf(rows) : null)?.map(({ id }) => id))
  return {
    ...group,
    labelled,
    members: rows.map(({ policyVersionId: _, createdAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      stays: keepers.has(row.id),
    })),
    names: await namesOf(
      ctx,
      [...new Set(rows.map(({ policyVersionId }) => policyVersionId))],
      labelled.flatMap(({ labels }) => labels),
    ),
  }
}
