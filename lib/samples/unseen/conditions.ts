import type { Ctx } from '../../ctx'
import { Prisma } from '../../generated/prisma/client'

/** A person's own seats that are not decided yet, as `s`, with their item `i` and queue `q`. */
export const ownSeats = Prisma.sql`"QueueSeat" s JOIN "Queue" q ON q.id = s."queueId" JOIN "QueueItem" i ON i.id = s."itemId"`

/** Which of them must not be told about: what is held in a blind queue, and a known answer that is not given yet. Every list and count goes by this. */
export const heldUnseen = ({
  actor,
  projectId,
}: Ctx) => Prisma.sql`s."userId" = ${actor.id}::uuid AND s."decisionId" IS NULL
  AND q."projectId" = ${projectId}::uuid AND q."closedAt" IS NULL AND (i.gold OR (q.blind AND s."leasedUntil" >= now()))`

/** A condition that leaves these out, where there are any. */
export const except = (ids: readonly string[], column = Prisma.sql`id`): Prisma.Sql[] =>
  ids.length > 0 ? [Prisma.sql`${column} <> ALL(${[...ids]}::uuid[])`] : []

/** The dataset's counters without these samples: a table to select from. */
export function countersWithout(ids: readonly string[], datasetId: string) {
  const columns = Prisma.sql`labels, polarity, "labelSource", state, "sourceId", judged, reviewed`
  const gone =
    ids.length > 0
      ? Prisma.sql`UNION ALL SELECT ${columns}, -1 FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid AND id = ANY(${[...ids]}::uuid[])`
      : Prisma.empty
  return Prisma.sql`(SELECT ${columns}, count FROM "SampleDelta" WHERE "datasetId" = ${datasetId}::uuid ${gone}) AS counted`
}

/** What judges and people answered, counted, without these samples: a table to select from. */
export function ballotsWithout(ids: readonly string[], datasetId: string) {
  const gone =
    ids.length > 0
      ? Prisma.sql`UNION ALL SELECT answers, -1 FROM "Ballot" WHERE "datasetId" = ${datasetId}::uuid AND "sampleId" = ANY(${[...ids]}::uuid[])`
      : Prisma.empty
  return Prisma.sql`(SELECT answers, count FROM "BallotDelta" WHERE "datasetId" = ${datasetId}::uuid ${gone}) AS counted`
}
