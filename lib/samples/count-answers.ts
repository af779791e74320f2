import type { Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import type { FacetCount, JudgeFacet } from './facets/schema'
import { isEmptyFilter, without } from './filter/rules'
import type { SampleFilter } from './filter/schema'
import { allOf, answersHold, filterConditions } from './filter-conditions'
import { ballotsWithout, except } from './unseen/conditions'
import { withinTime } from './within-time'

type Count = FacetCount & { who: string }
/** Whether every row is looked at, and which are not. */
type Within = { whole: boolean; held: readonly string[] }

/** What each judge says of what matches, and would say under each other choice of its own. What was not read stands beside what was. */
export async function countAnswers(
  ctx: Ctx,
  datasetId: string,
  filter: SampleFilter,
  { whole, held }: Within,
): Promise<JudgeFacet[]> {
  const judges = await answeringJudges(ctx, datasetId)
  if (judges.length === 0) return []
  const countUnder = (filter: SampleFilter) =>
    isEmptyFilter(without(filter, 'verdict'))
      ? fromCounters(ctx, datasetId, filter, held)
      : fromRows(ctx, datasetId, filter, { whole, held })
  const everywhere = await countUnder(filter)
  return Promise.all(
    judges.map(async (judge) => {
      const others = filter.verdict?.filter((said) => !said.startsWith(`${judge.id}=`))
      const { counts, atLeast } =
        others?.length === filter.verdict?.length
          ? everywhere
          : await countUnder({ ...without(filter, 'verdict'), ...(others?.length && { verdict: others }) })
      return { ...judge, atLeast, counts: counts.filter(({ who }) => who === judge.id) }
    }),
  )
}

/** Of each judge the last version that has answered here. */
const answeringJudges = (ctx: Ctx, datasetId: string) => ctx.db.$queryRaw<Pick<JudgeFacet, 'id' | 'name'>[]>`
  SELECT DISTINCT ON (j.name) j.id, j.name FROM "Judge" j
  WHERE j."projectId" = ${ctx.projectId}::uuid AND EXISTS (
    SELECT 1 FROM "Verdict" v WHERE v."datasetId" = ${datasetId}::uuid AND v."judgeId" = j.id)
  ORDER BY j.name, j.version DESC LIMIT 50`

/** Who says what, without the labels that may follow. */
const said = Prisma.sql`split_part(answer, '=', 1) AS who, split_part(split_part(answer, '=', 2), ':', 1) AS value`

async function fromCounters(ctx: Ctx, datasetId: string, { verdict = [] }: SampleFilter, held: readonly string[]) {
  const counts = await ctx.db.$queryRaw<Count[]>`
    SELECT ${said}, sum(count)::int AS count FROM ${ballotsWithout(held, datasetId)}, unnest(answers) AS answer
    WHERE ${answersHold(verdict)} GROUP BY 1, 2 HAVING sum(count) <> 0`
  return { counts, atLeast: false }
}

async function fromRows(ctx: Ctx, datasetId: string, filter: SampleFilter, { whole, held }: Within) {
  const rows = whole
    ? Prisma.sql`"Sample" WHERE "datasetId" = ${datasetId}::uuid`
    : Prisma.sql`(SELECT * FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid ORDER BY id DESC LIMIT 5000) AS newest WHERE TRUE`
  const counts = await withinTime(
    ctx,
    400,
    (ctx) => ctx.db.$queryRaw<Count[]>`
      SELECT ${said}, count(*)::int AS count FROM "Ballot", unnest(answers) AS answer
      WHERE "sampleId" IN (SELECT id FROM ${rows} AND ${allOf([...except(held), ...filterConditions(filter)])}) GROUP BY 1, 2`,
  )
  return { counts: counts ?? [], atLeast: !whole || counts === null }
}
