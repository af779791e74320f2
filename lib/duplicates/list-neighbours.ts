import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { excerptOf } from '../samples/text/rules'
import { type Unseen, unseenBy } from '../samples/unseen-by'
import { unseenIds } from '../samples/unseen-ids'
import { findNear } from './find-copies'
import { openComparison } from './engine/compare'
import { openTexts } from './engine/texts'
import { holdsUnseen } from './group-conditions'
import { comparedText } from './rules'
import type { NeighboursInput, NeighboursView, NeighbourView } from './schema'

/** A dataset up to here is put into the table of bands as soon as somebody opens a sample. */
const indexUnasked = 20_000
const shownAtMost = 20

type Row = Omit<NeighbourView, 'similarity' | 'excerpt'> & {
  prompt: string
  response: string | null
  unwrapped: string | null
}

/** What says nearly the same as one sample, nearest first; other wrappers of its request too. */
export async function listNeighbours(ctx: Ctx, { sampleId }: NeighboursInput): Promise<NeighboursView> {
  allow(ctx, 'read')
  const sample = await ctx.db.sample.findFirst({
    where: { id: sampleId, projectId: ctx.projectId },
    select: { datasetId: true, prompt: true, response: true, unwrapped: true },
  })
  if (!sample) throw notFound('Sample')
  const { datasetId } = sample
  const unseen = await unseenBy(ctx, [sampleId, ...(await unseenIds(ctx, datasetId))])
  // Its copies have labels too.
  if (unseen.get(sampleId)?.blind) return { groupId: null, looked: 'nothing', neighbours: [] }
  const hidden = [...unseen].flatMap(([id, { blind }]) => (blind ? [id] : []))
  const [member, [known]] = await Promise.all([
    ctx.db.duplicateMember.findUnique({ where: { sampleId }, select: { groupId: true } }),
    ctx.db.$queryRaw<{ may: boolean; passed: boolean; threshold: number | null }[]>`
      SELECT (SELECT coalesce(sum(count), 0) FROM "SampleDelta" WHERE "datasetId" = ${datasetId}::uuid) <= ${indexUnasked}
          OR coalesce((SELECT "indexedAt" IS NOT NULL FROM "DuplicateState" WHERE "datasetId" = ${datasetId}::uuid), false) AS may,
        coalesce((SELECT "passedAt" IS NOT NULL FROM "DuplicateState" WHERE "datasetId" = ${datasetId}::uuid), false) AS passed,
        (SELECT threshold FROM "DuplicateState" WHERE "datasetId" = ${datasetId}::uuid) AS threshold`,
  ])
  const groupId = member && !(await holdsUnseen(ctx, member.groupId, [...unseen.keys()])) ? member.groupId : null
  if (known?.may) {
    const [near = []] = await findNear(ctx, { datasetId, texts: [sample] })
    const found = new Map(
      near
        .filter((each) => each.sampleId !== sampleId && !hidden.includes(each.sampleId))
        .map((each) => [each.sampleId, each.similarity]),
    )
    const rows = await rowsOf(ctx, [...found.keys()].slice(0, shownAtMost))
    return { groupId, looked: 'all', neighbours: view(rows, unseen, ({ id }) => found.get(id) ?? 0) }
  }
  if (!member) return { groupId, looked: known?.passed ? 'group' : 'nothing', neighbours: [] }
  const members = await ctx.db.duplicateMember.findMany({
    where: { groupId: member.groupId, sampleId: { notIn: [sampleId, ...hidden] } },
    orderBy: { similarity: 'desc' },
    take: 200,
    select: { sampleId: true },
  })
  const rows = await rowsOf(
    ctx,
    members.map(({ sampleId }) => sampleId),
  )
  const side = openTexts({ texts: rows.length + 1, bytes: 65_536 })
  for (const each of [sample, ...rows]) side.add(comparedText(each))
  const similarityOf = openComparison(side.close())
  const near = new Map(rows.map(({ id }, at) => [id, similarityOf(0, at + 1)]))
  const close = rows.filter(({ id }) => (near.get(id) ?? 0) >= (known?.threshold ?? 0.7))
  return {
    groupId,
    looked: 'group',
    neighbours: view(close, unseen, ({ id }) => near.get(id) ?? 0).slice(0, shownAtMost),
  }
}

const rowsOf = (ctx: Ctx, ids: string[]) =>
  ctx.db.sample.findMany({
    where: { projectId: ctx.projectId, id: { in: ids } },
    select: {
      id: true,
      labels: true,
      polarity: true,
      state: true,
      wrapper: true,
      prompt: true,
      response: true,
      unwrapped: true,
    },
  })

/** A known answer that is not given yet stands there as it came, like any that nobody has decided. */
const view = (rows: Row[], unseen: Map<string, Unseen>, similarityOf: (row: Row) => number): NeighbourView[] =>
  rows
    .map((row) => ({ row, similarity: similarityOf(row) }))
    .sort((a, b) => b.similarity - a.similarity || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row: { prompt, response: _, unwrapped, ...rest }, similarity }) => ({
      ...rest,
      ...undecided(unseen.get(rest.id)),
      similarity,
      excerpt: excerptOf(unwrapped ?? prompt, []),
    }))

const undecided = (unseen: Unseen | undefined) =>
  unseen && { labels: unseen.labels, polarity: 'none' as const, state: 'new' as const }
