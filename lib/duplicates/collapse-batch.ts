import { z } from 'zod'
import type { Ctx } from '../ctx'
import type { Attempt, JobRun } from '../job'
import { departBatch } from '../samples/depart-batch'
import type { SampleState } from '../samples/schema'
import { refreshGroups } from './refresh-groups'
import { keepersOf } from './rules'

const plan = z.object({ startedAt: z.iso.datetime() })
const input = z.object({ groupIds: z.array(z.uuid()) })

type Row = {
  groupId: string
  id: string
  wrapper: string | null
  state: SampleState
  reviewed: boolean
  labels: string[]
  agreement: number | null
  characters: number
  decided: boolean
}

/** Some groups of a collapse. Members are locked first: who was given other labels meanwhile, or decided on, stays. */
export async function collapseBatch(_: Ctx, { run, batch, keep }: Attempt) {
  const { startedAt } = plan.parse(run.plan)
  const { groupIds } = input.parse(batch.input)
  await keep(
    async (ctx) => {
      const rows = await ctx.db.$queryRaw<Row[]>`
        WITH locked AS MATERIALIZED (
          SELECT m."groupId", s.id, s.wrapper, s.state, s.reviewed, s.labels, s.characters, s.polarity FROM "DuplicateMember" m JOIN "Sample" s ON s.id = m."sampleId"
          WHERE m."groupId" = ANY(${groupIds}::uuid[]) AND s."datasetId" = ${run.datasetId}::uuid AND s."projectId" = ${run.projectId}::uuid ORDER BY s.id FOR UPDATE OF s
        )
        SELECT l."groupId", l.id, l.wrapper, l.state::text AS state, l.reviewed, l.labels, l.characters,
          (SELECT avg((v.polarity = l.polarity)::int)::float FROM "Verdict" v WHERE v."sampleId" = l.id AND v.outcome = 'read') AS agreement,
          EXISTS (SELECT 1 FROM "Decision" d WHERE d."sampleId" = l.id AND d."runId" IS NULL AND d."createdAt" > ${startedAt}::timestamptz) AS decided
        FROM locked l`
      const kept = await ctx.db.duplicateGroup.findMany({
        where: { id: { in: groupIds }, projectId: run.projectId, kept: true },
        select: { id: true },
      })
      const leave = new Set(kept.map(({ id }) => id))
      const gone: string[] = []
      for (const groupId of groupIds) {
        const members = rows.filter((row) => row.groupId === groupId)
        const keepers = leave.has(groupId) ? null : keepersOf(members)
        if (keepers)
          gone.push(...members.filter((each) => !each.decided && !keepers.includes(each)).map(({ id }) => id))
      }
      await departBatch(ctx, run.id, { kind: 'delete' }, gone)
      await refreshGroups(
        ctx,
        groupIds.filter((id) => !leave.has(id)),
      )
    },
    { last: true },
  )
}

/** What a collapse came to. */
export async function sumCollapse(ctx: Ctx, { id }: JobRun) {
  const changed = await ctx.db.departedSample.count({ where: { runId: id } })
  return { result: { changed } }
}
